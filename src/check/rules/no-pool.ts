import type { Rule } from '../rule';

export const noPool: Rule = {
  id: 'IPAM124',
  name: 'no-pool',
  severity: 'error',
  title: 'a workload without a pool',
  why: 'Addresses come from pools.',
  fix: 'Give the workload at least one pool.',
};
