import type { Rule } from '../rule';

export const poolFull: Rule = {
  id: 'IPAM703',
  name: 'pool-full',
  severity: 'warning',
  title: 'a pool that has nothing free after this change',
  why: 'Nothing new can be placed in it: a further replica, a new workload and a move into it are refused.',
  fix: 'Declare a further pool, or free what is kept: `lock gc` removes what is over, `lock release` gives up what is retained.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/28 pool prod/pods/db
    leases:
      - 10.1.4.0..10.1.4.7 bound prod/shop/StatefulSet/redis 0..7`,
    bad: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/28 pool prod/pods/db
    leases:
      - 10.1.4.0..10.1.4.7 bound prod/shop/StatefulSet/redis 0..7
      - 10.1.4.8..10.1.4.15 bound prod/shop/StatefulSet/mail 0..7`,
    good: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/28 pool prod/pods/db
      - 10.1.4.16/28 pool prod/pods/mail
    leases:
      - 10.1.4.0..10.1.4.7 bound prod/shop/StatefulSet/redis 0..7
      - 10.1.4.16..10.1.4.23 bound prod/shop/StatefulSet/mail 0..7`,
  },
};
