import type { Rule } from '../rule';

export const podsBeforePool: Rule = {
  id: 'IPAM717',
  name: 'pods-before-pool',
  severity: 'error',
  title: 'workload that is applied before the pool of its addresses',
  why: 'Argo CD applies custom resources after StatefulSets of the same wave. Without its pool a pod is not started, and after some attempts the sync counts as failed.',
  fix: 'Give pools and subnets an earlier sync wave than workloads, as synth does (-14 to -8, and 10).',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `kind: IPPool      # no sync-wave
kind: StatefulSet # no sync-wave`,
    good: `kind: IPPool      # sync-wave: "-10"
kind: StatefulSet # sync-wave: "10"`,
  },
};
