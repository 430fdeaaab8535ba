import type { Rule } from '../rule';

export const nothingToCarveFrom: Rule = {
  id: 'IPAM106',
  name: 'nothing-to-carve-from',
  severity: 'error',
  title: 'a family without a container',
  why: 'A prefix length is carved out of the supernet (a subnet) or the subnet (a pool), which has no CIDR of that family.',
  fix: 'Give the container a CIDR of the family, or give the CIDR yourself.',
};
