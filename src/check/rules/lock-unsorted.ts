import type { Rule } from '../rule';

export const lockUnsorted: Rule = {
  id: 'IPAM237',
  name: 'lock-unsorted',
  severity: 'error',
  title: 'a lock out of order',
  why: 'Sorted by address, two branches that hand out one address always conflict in git; out of order they may merge cleanly.',
  fix: 'Run `cdk8s-ipam lock fmt`.',
};
