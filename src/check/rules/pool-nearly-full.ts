import type { Rule } from '../rule';

export const poolNearlyFull: Rule = {
  id: 'IPAM702',
  name: 'pool-nearly-full',
  severity: 'warning',
  title: 'a pool that has hardly anything free after this change',
  why: 'When less than a tenth is free, or less than the largest workload of the pool has, the next workload may be refused (IPAM200), and that shows only when somebody needs it in a hurry.',
  fix: 'Declare a further pool, or free what is kept: `lock gc` removes what is over, `lock release` gives up what is retained.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/27 pool prod/pods/db
    leases:
      - 10.1.4.0..10.1.4.7 bound prod/shop/StatefulSet/redis 0..7`,
    bad: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/27 pool prod/pods/db
    leases:
      - 10.1.4.0..10.1.4.29 bound prod/shop/StatefulSet/redis 0..29`,
    good: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/27 pool prod/pods/db
    leases:
      - 10.1.4.0..10.1.4.15 bound prod/shop/StatefulSet/redis 0..15`,
  },
};
