import type { Rule } from '../rule';

export const leasesOverlap: Rule = {
  id: 'IPAM210',
  name: 'leases-overlap',
  severity: 'error',
  title: 'two leases that overlap',
  why: 'The lock gives one address to two owners.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
  example: {
    kind: 'command',
    bad: `# ipam.lock.yaml, as two branches left it
- 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2
- 10.1.0.6 bound prod/shop/Pod/mail`,
    good: `- 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2
- 10.1.0.7 bound prod/shop/Pod/mail`,
  },
};
