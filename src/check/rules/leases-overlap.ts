import type { Rule } from '../rule';

export const leasesOverlap: Rule = {
  id: 'IPAM210',
  name: 'leases-overlap',
  severity: 'error',
  title: 'two leases that overlap',
  why: 'The lock gives one address to two owners.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
};
