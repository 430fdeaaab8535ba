import type { Rule } from '../rule';

export const releaseAmbiguous: Rule = {
  id: 'IPAM264',
  name: 'release-ambiguous',
  severity: 'error',
  title: 'an address in several networks',
  why: 'Networks are routing domains of their own: one address may have a line in each.',
  fix: 'Say which with `--network`.',
  example: {
    kind: 'command',
    bad: `# 10.1.0.4 is retained in the networks prod and prod-blue
cdk8s-ipam lock release 10.1.0.4`,
    good: `# 10.1.0.4 is retained in the networks prod and prod-blue
cdk8s-ipam lock release 10.1.0.4 --network prod-blue`,
  },
};
