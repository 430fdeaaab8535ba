import type { Rule } from '../rule';

export const noNamespace: Rule = {
  id: 'IPAM123',
  name: 'no-namespace',
  severity: 'error',
  title: 'a workload without a namespace',
  why: 'The owner of a lease is cluster/namespace/Kind/name.',
  fix: 'Declare the workload in cluster.namespace(…), or set metadata.namespace.',
};
