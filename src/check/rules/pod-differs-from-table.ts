import type { Rule } from '../rule';

/** Found by the API server: admission policy *own*. */
export const podDiffersFromTable: Rule = {
  id: 'IPAM504',
  name: 'pod-differs-from-table',
  severity: 'error',
  title: 'Pod whose address annotations are not those of its table',
  why: 'The pod would get an address that the lock gives to another one. Its template says something about addresses, or its template and the table are of two commits.',
  fix: 'Remove address annotations from the pod template, and sync the application again.',
};
