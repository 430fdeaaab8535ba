import type { Rule } from '../rule';

export const lockUnreadable: Rule = {
  id: 'IPAM251',
  name: 'lock-unreadable',
  severity: 'error',
  title: 'a lock that cannot be opened',
  why: 'Without its memory synth would deal every address anew.',
  fix: 'Make it an ordinary file that can be read.',
  example: {
    kind: 'command',
    bad: 'chmod 000 ipam.lock.yaml && cdk8s-ipam synth',
    good: 'chmod 644 ipam.lock.yaml && cdk8s-ipam synth',
  },
};
