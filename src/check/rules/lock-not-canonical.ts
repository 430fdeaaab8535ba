import type { Rule } from '../rule';

export const lockNotCanonical: Rule = {
  id: 'IPAM239',
  name: 'lock-not-canonical',
  severity: 'error',
  title: 'a lock in another form than its own',
  why: 'One memory has one text, so that a diff shows decisions and nothing else.',
  fix: 'Run `cdk8s-ipam lock fmt`.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 bound prod/shop/StatefulSet/redis 1`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1`,
  },
};
