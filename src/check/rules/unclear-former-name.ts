import type { Rule } from '../rule';

export const unclearFormerName: Rule = {
  id: 'IPAM207',
  name: 'unclear-former-name',
  severity: 'error',
  title: 'a former name that is not free',
  why: '`formerly` hands the leases of one name to another; that works once, for a name that nobody else uses.',
  fix: 'Let it name a workload that is no longer declared, in one place only.',
};
