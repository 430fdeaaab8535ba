import type { Rule } from '../rule';

export const moveNothing: Rule = {
  id: 'IPAM221',
  name: 'move-nothing',
  severity: 'error',
  title: 'a move of nothing',
  why: 'Every lease of the workload is where it may be.',
  fix: 'Add `--all` to move all of them nevertheless.',
};
