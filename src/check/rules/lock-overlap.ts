import type { Rule } from '../rule';

export const lockOverlap: Rule = {
  id: 'IPAM238',
  name: 'lock-overlap',
  severity: 'error',
  title: 'one address with two owners',
  why: 'Two lines of the lock hold one address. Two pods would be given it.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2
      - 10.1.0.6 bound prod/shop/Pod/mail`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2
      - 10.1.0.7 bound prod/shop/Pod/mail`,
  },
};
