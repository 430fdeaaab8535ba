import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnPairsMayShift: Rule = {
  id: 'IPAM688',
  name: 'kube-ovn-pairs-may-shift',
  severity: 'warning',
  title: 'Dual-stack Deployment whose pairs of addresses may change',
  why:
    'The list of a Deployment joins its IPv4 addresses with its IPv6 addresses in order. When it grows, a new address ' +
    'below the others shifts the pairs of one family. Running pods then hold halves of pairs, and a rollout that waits ' +
    'for a new pod before it ends an old one may find no pair free.',
  fix: 'Use a StatefulSet, or let the rollout end old pods first (maxSurge 0), or claim one family.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .flatMap(({ workload: { replicas, template, interfaces, where } }) => {
        if (replicas.kind !== 'set' || template.surge === 0) return [];
        return interfaces.some(({ families }) => families.length > 1)
          ? finding(kubeOvnPairsMayShift, where, 'Its pods have two families and it surges when it rolls.')
          : [];
      }),
};
