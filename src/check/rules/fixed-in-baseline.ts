import type { Rule } from '../rule';

export const fixedInBaseline: Rule = {
  id: 'IPAM909',
  name: 'fixed-in-baseline',
  severity: 'warning',
  title: 'problems of the baseline that are gone',
  why: 'What is mended could come back unseen while the baseline still answers for it.',
  fix: 'Run `cdk8s-ipam check --prune-baseline`, and commit the file.',
  isFinal: true,
  example: {
    kind: 'command',
    bad: '{"rule":"IPAM301","target":"pools.yaml IPPool/gone spec.cidr","count":1}',
    good: 'cdk8s-ipam check --prune-baseline',
  },
};
