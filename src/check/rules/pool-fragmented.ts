import type { Rule } from '../rule';

export const poolFragmented: Rule = {
  id: 'IPAM201',
  name: 'pool-fragmented',
  severity: 'error',
  title: 'no contiguous block',
  why: 'Enough addresses are free, but not as one aligned block, which `contiguity: required` asks for.',
  fix: 'Use `contiguity: preferred`, add a pool, or move a workload out of the way.',
};
