import type { Rule } from '../rule';

export const ipObjectPruned: Rule = {
  id: 'IPAM711',
  name: 'ip-object-pruned',
  severity: 'error',
  title: 'IP object of Kube-OVN that is deleted while its pod may run',
  why: 'The controller of Kube-OVN deletes the logical port with the IP object: a pod that still runs loses its network, and its address is free for others. A sync deletes it without waiting for the pod.',
  fix: 'Keep `Prune=false` on IP objects, as synth writes it, and delete them by hand when no pod has the address; or remove the workload in one merge and its IP objects in a later one.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `# in one merge
-kind: IP          # web-0.shop, without Prune=false
-kind: StatefulSet # shop/web`,
    good: `# first
-kind: StatefulSet # shop/web
# later, when its pods are gone
-kind: IP          # web-0.shop`,
  },
};
