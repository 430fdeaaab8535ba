import type { Rule } from '../rule';

export const inadmissibleLease: Rule = {
  id: 'IPAM202',
  name: 'inadmissible-lease',
  severity: 'error',
  title: 'an address that its owner may no longer have',
  why: 'The pool, subnet or reservations changed under a lease. Synth never moves a running pod’s address.',
  fix: 'Run `cdk8s-ipam lock move <owner>`, or undo the change.',
};
