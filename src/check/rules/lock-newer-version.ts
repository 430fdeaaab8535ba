import type { Rule } from '../rule';

export const lockNewerVersion: Rule = {
  id: 'IPAM231',
  name: 'lock-newer-version',
  severity: 'error',
  title: 'a lock written by a newer version',
  why: 'This version does not know every kind of line of a newer format and would lose those that it does not know.',
  fix: 'Upgrade cdk8s-ipam.',
  example: {
    kind: 'lock',
    bad: `version: 2
networks: {}`,
    good: `version: 1
networks: {}`,
  },
};
