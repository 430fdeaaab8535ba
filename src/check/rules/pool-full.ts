import type { Rule } from '../rule';

export const poolFull: Rule = {
  id: 'IPAM703',
  name: 'pool-full',
  severity: 'warning',
  title: 'a pool that has nothing free after this change',
  why: 'Nothing new can be placed in it: a further replica, a new workload and a move into it are refused.',
  fix: 'Declare a further pool, or free what is kept: `lock gc` removes what is over, `lock release` gives up what is retained.',
};
