import type { Rule } from '../rule';

export const adoptTaken: Rule = {
  id: 'IPAM275',
  name: 'adopt-taken',
  severity: 'error',
  title: 'an address of the cluster that is decided for another',
  why: 'The lock or a chosen address gives it to another than who uses it; two would have it.',
  fix: 'Give the address up in one of the two places; move the other with `cdk8s-ipam lock move`.',
};
