import type { Rule } from '../rule';

export const declaredTwice: Rule = {
  id: 'IPAM130',
  name: 'declared-twice',
  severity: 'error',
  title: 'one key declared twice',
  why: 'A network, cluster, subnet, pool, workload or namespace is known by its key. Declared twice, its leases would have two masters, and the props of one declaration would be lost.',
  fix: 'Keep one declaration, or rename one.',
};
