import type { Rule } from '../rule';

export const poolOvercommitted: Rule = {
  id: 'IPAM214',
  name: 'pool-overcommitted',
  severity: 'error',
  title: 'more claims than a pool can serve',
  why: 'Where the backend chooses the address, claims still count against the capacity of their pool, retained ones included.',
  fix: 'Widen the pool, use another for some workloads, or lower maxReplicas.',
};
