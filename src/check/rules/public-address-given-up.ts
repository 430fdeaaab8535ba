import type { Rule } from '../rule';

export const publicAddressGivenUp: Rule = {
  id: 'IPAM704',
  name: 'public-address-given-up',
  severity: 'warning',
  title: 'a public address that its workload gives up',
  why: 'DNS and the allow-lists of others name public addresses. After its quarantine it may serve somebody else, and traffic meant for the old owner arrives there.',
  fix: 'Take it out of DNS and allow-lists before the quarantine ends, or keep it: `reclaim` with `retain`.',
};
