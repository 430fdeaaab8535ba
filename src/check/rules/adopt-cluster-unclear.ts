import type { Rule } from '../rule';

export const adoptClusterUnclear: Rule = {
  id: 'IPAM278',
  name: 'adopt-cluster-unclear',
  severity: 'error',
  title: 'an adoption into an unclear cluster',
  why: 'Files do not say which declared cluster they are of.',
  fix: 'Name it with `--cluster`, one run for each.',
};
