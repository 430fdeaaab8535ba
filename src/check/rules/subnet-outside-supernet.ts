import type { Rule } from '../rule';

export const subnetOutsideSupernet: Rule = {
  id: 'IPAM101',
  name: 'subnet-outside-supernet',
  severity: 'error',
  title: 'a subnet outside its supernet',
  why: 'The supernet is the space that the network has; what lies outside belongs to somebody else.',
  fix: 'Choose a CIDR inside the supernet, or widen the supernet.',
};
