import type { Rule } from '../rule';

export const poolOutsideSubnet: Rule = {
  id: 'IPAM102',
  name: 'pool-outside-subnet',
  severity: 'error',
  title: 'a pool outside its subnet',
  why: 'A pool is a part of its subnet: addresses outside it reach no pod.',
  fix: 'Choose a CIDR inside the subnet, or widen the subnet.',
};
