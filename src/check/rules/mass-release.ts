import type { Rule } from '../rule';

export const massRelease: Rule = {
  id: 'IPAM265',
  name: 'mass-release',
  severity: 'warning',
  title: 'very many addresses that are given up at once',
  why: 'A chart that is no longer built, or another name of a cluster or namespace, looks like the removal of all its workloads. More than 100 addresses and claims are named, or a quarter of all that are held, from 10 on.',
  fix: 'Look whether the workloads are gone on purpose. Until the end of the quarantine they come back to their addresses when they are declared again.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.0..10.1.0.11 bound prod/shop/StatefulSet/redis 0..11
      - 10.1.0.16..10.1.0.19 bound prod/shop/StatefulSet/mail 0..3`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.0..10.1.0.11 released prod/shop/StatefulSet/redis 0..11
      - 10.1.0.16..10.1.0.19 bound prod/shop/StatefulSet/mail 0..3`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.0..10.1.0.8 bound prod/shop/StatefulSet/redis 0..8
      - 10.1.0.9..10.1.0.11 released prod/shop/StatefulSet/redis 9..11
      - 10.1.0.16..10.1.0.19 bound prod/shop/StatefulSet/mail 0..3`,
  },
};
