import type { Rule } from '../rule';

export const releasedWhileRunning: Rule = {
  id: 'IPAM700',
  name: 'released-while-running',
  severity: 'warning',
  title: 'a workload that is gone while its pods may run with what it gives up',
  why: 'A merge is not deployed at once, a sync may fail or not prune, and a StatefulSet that is deleted may leave its pods. Until the quarantine is over nobody else gets the addresses; after it, two pods may have one.',
  fix: 'Look whether the workload is gone on purpose, and whether its pods will be gone in every cluster before the quarantine ends.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.6 released prod/shop/StatefulSet/redis 0..2`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5..10.1.0.6 released prod/shop/StatefulSet/redis 1..2`,
  },
};
