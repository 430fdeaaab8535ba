import type { Rule } from '../rule';

export const zoneTooLarge: Rule = {
  id: 'IPAM216',
  name: 'zone-too-large',
  severity: 'error',
  title: 'a zone that leaves nothing of its pool',
  why: 'A zone is the end of a pool, for some claims only; one as large as the pool would leave no address for the others.',
  fix: 'Give the zone a longer prefix than its pool has, or make it a pool of its own.',
};
