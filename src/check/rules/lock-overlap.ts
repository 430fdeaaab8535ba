import type { Rule } from '../rule';

export const lockOverlap: Rule = {
  id: 'IPAM238',
  name: 'lock-overlap',
  severity: 'error',
  title: 'one address with two owners',
  why: 'Two lines of the lock hold one address. Two pods would be given it.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
};
