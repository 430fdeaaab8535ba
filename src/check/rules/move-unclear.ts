import type { Rule } from '../rule';

export const moveUnclear: Rule = {
  id: 'IPAM222',
  name: 'move-unclear',
  severity: 'error',
  title: 'a move to an unclear place',
  why: '`--to` names one address for several identities, a pool or family that is not the workload’s, or an address that contradicts a chosen one.',
  fix: 'Declare the pool for the workload, or choose addresses in the declaration, then move.',
  example: {
    kind: 'command',
    bad: `# redis has three pods
cdk8s-ipam lock move prod/shop/StatefulSet/redis --to 10.1.0.9`,
    good: `# redis has three pods
cdk8s-ipam lock move prod/shop/StatefulSet/redis --to prod/pods/spare`,
  },
};
