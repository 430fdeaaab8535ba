import type { Rule } from '../rule';

export const poolBeforeItsPods: Rule = {
  id: 'IPAM719',
  name: 'pool-before-its-pods',
  severity: 'error',
  title: 'pool that is deleted before the pods with its addresses are gone',
  why: 'Waves of what is deleted are mirrored: the last becomes the first. Where workload and pool have one wave, or one of them carries `PruneLast=true`, the pool goes with the workload or before it, and nothing waits for the pods.',
  fix: 'Remove the workload in one merge, and the pool in a later one.',
  example: {
    kind: 'command',
    bad: `# in one merge, without waves
-kind: StatefulSet # shop/redis
-kind: IPPool      # db`,
    good: `# first
-kind: StatefulSet # shop/redis
# later, drained and retired
-kind: IPPool      # db`,
  },
};
