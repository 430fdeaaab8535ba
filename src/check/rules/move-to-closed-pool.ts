import type { Rule } from '../rule';

export const moveToClosedPool: Rule = {
  id: 'IPAM226',
  name: 'move-to-closed-pool',
  severity: 'error',
  title: 'a move to a pool that serves nothing new',
  why: 'A pool that is draining or retired is to become empty: nothing new is placed in it, by no command either.',
  fix: 'Move to a pool that is active, or declare this one active again.',
  example: {
    kind: 'command',
    bad: `# prod/pods/old has lifecycle: 'draining', prod/pods/db is active
cdk8s-ipam lock move prod/shop/StatefulSet/redis --to prod/pods/old`,
    good: `# prod/pods/old has lifecycle: 'draining', prod/pods/db is active
cdk8s-ipam lock move prod/shop/StatefulSet/redis --to prod/pods/db`,
  },
};
