import type { Rule } from '../rule';

export const moveUnclear: Rule = {
  id: 'IPAM222',
  name: 'move-unclear',
  severity: 'error',
  title: 'a move to an unclear place',
  why: '`--to` names one address for several identities, or a pool that is not the workload’s.',
  fix: 'Declare the pool for the workload, or choose addresses in the declaration, then move.',
};
