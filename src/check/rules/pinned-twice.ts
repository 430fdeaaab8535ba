import type { Rule } from '../rule';

export const pinnedTwice: Rule = {
  id: 'IPAM205',
  name: 'pinned-twice',
  severity: 'error',
  title: 'one address chosen for two claims',
  why: 'One address reaches one pod.',
  fix: 'Keep one choice.',
};
