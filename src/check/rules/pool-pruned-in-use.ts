import type { Rule } from '../rule';

export const poolPrunedInUse: Rule = {
  id: 'IPAM710',
  name: 'pool-pruned-in-use',
  severity: 'error',
  title: 'pool or subnet that leaves git with addresses in it',
  why: 'A pool that is deleted takes its addresses from running pods (Calico, IPPools of Kube-OVN), or its deletion hangs until the last of them is gone, and the sync with it (subnets of Kube-OVN, Calico’s native API). One that carries `Prune=false` stays, but its guard goes.',
  fix: "Declare it as `lifecycle: 'draining'`, move or release what stands in it, declare it as `'retired'` when the lock has no line in it, and remove it in a later merge.",
  example: {
    kind: 'command',
    bad: "-const old = pods.pool('old', { cidr: '10.23.19.0/28' }); // redis stands in it",
    good: "-const old = pods.pool('old', { cidr: '10.23.19.0/28', lifecycle: 'retired' }); // the lock has no line in it",
  },
};
