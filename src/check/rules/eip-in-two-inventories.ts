import type { Rule } from '../rule';

export const eipInTwoInventories: Rule = {
  id: 'IPAM211',
  name: 'eip-in-two-inventories',
  severity: 'error',
  title: 'one EIP in two inventories',
  why: 'Two workloads could be given it; the cloud binds it to one.',
  fix: 'List it in one inventory.',
};
