import type { Rule } from '../rule';

export const wrongAcknowledgement: Rule = {
  id: 'IPAM905',
  name: 'wrong-acknowledgement',
  severity: 'error',
  title: 'an acknowledgement without a reason or an end',
  why: 'It silences a problem for everybody who comes later; they must be able to read why, and it must end by itself.',
  fix: "Give rule, a reason of a few words, and the last day on which it counts as `expires: 'YYYY-MM-DD'`; in an annotation the day stands first.",
  isFinal: true,
  example: {
    kind: 'command',
    bad: 'cdk8s-ipam.dev/acknowledge-IPAM301: "ok"',
    good: 'cdk8s-ipam.dev/acknowledge-IPAM301: "2027-01-31 the nodes move in January"',
  },
};
