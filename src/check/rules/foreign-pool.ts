import type { Rule } from '../rule';

export const foreignPool: Rule = {
  id: 'IPAM125',
  name: 'foreign-pool',
  severity: 'error',
  title: 'a pool of another cluster',
  why: 'The pods run in one cluster; the addresses of another cluster’s pools do not reach them.',
  fix: 'Take pools of the cluster in which the workload runs.',
};
