import type { Rule } from '../rule';

export const releaseAmbiguous: Rule = {
  id: 'IPAM264',
  name: 'release-ambiguous',
  severity: 'error',
  title: 'an address in several networks',
  why: 'Networks are routing domains of their own: one address may have a line in each.',
  fix: 'Say which with `--network`.',
};
