import type { Rule } from '../rule';

export const leaseErased: Rule = {
  id: 'IPAM243',
  name: 'lease-erased',
  severity: 'error',
  title: 'a held address that the lock has forgotten',
  why: 'A bound or head-room line never leaves by itself: synth makes it retained or released. Where it is gone, a revert or a merge has taken it out, and the next workload may get the address of pods that run.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, then synthesize: what is no longer declared is released. Remove workloads by a new commit instead of a revert.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 released prod/shop/StatefulSet/redis 1`,
  },
};
