import type { Rule } from '../rule';

export const refusedName: Rule = {
  id: 'IPAM120',
  name: 'refused-name',
  severity: 'error',
  title: 'a name that Kubernetes refuses',
  why: 'Names are DNS labels or subdomains: lower-case letters, digits, dashes (and dots), 63 or 253 characters. The pods of a StatefulSet append their ordinal and must still be host names.',
  fix: 'Choose another name.',
};
