import type { Rule } from '../rule';

export const lockNotCanonical: Rule = {
  id: 'IPAM239',
  name: 'lock-not-canonical',
  severity: 'error',
  title: 'a lock in another form than its own',
  why: 'One memory has one text, so that a diff shows decisions and nothing else.',
  fix: 'Run `cdk8s-ipam lock fmt`.',
};
