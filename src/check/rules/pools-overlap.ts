import type { Rule } from '../rule';

export const poolsOverlap: Rule = {
  id: 'IPAM103',
  name: 'pools-overlap',
  severity: 'error',
  title: 'two pools that overlap',
  why: 'Each address belongs to one pool, so that it is clear who may have it, and how long it stays in quarantine.',
  fix: 'Choose CIDRs that do not overlap, or use one pool.',
};
