import type { Rule } from '../rule';

export const unservedDemand: Rule = {
  id: 'IPAM208',
  name: 'unserved-demand',
  severity: 'error',
  title: 'a demand that no pool can serve',
  why: 'The pools of the workload have no CIDR of the family, or belong to another network.',
  fix: 'Name pools of the same network with CIDRs of the family.',
};
