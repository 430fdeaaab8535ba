import type { Rule } from '../rule';

export const wrongRetention: Rule = {
  id: 'IPAM112',
  name: 'wrong-retention',
  severity: 'error',
  title: 'a reclaim policy that cannot be kept',
  why: 'A retention is `release`, `forever` or a duration of at least five minutes: the shortest that every backend keeps.',
  fix: 'Give a duration of at least 5m, `forever` or `release`.',
};
