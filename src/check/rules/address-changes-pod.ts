import type { Rule } from '../rule';

export const addressChangesPod: Rule = {
  id: 'IPAM242',
  name: 'address-changes-pod',
  severity: 'error',
  title: 'an address that another pod or interface of the same owner has in the base',
  why: 'The pods of a StatefulSet are made anew one after the other, so the new holder may start while the old one still runs with the address.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`. Pods change addresses with each other in two merges and over spare ones, with `cdk8s-ipam lock move`.',
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
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 1
      - 10.1.0.5 bound prod/shop/StatefulSet/redis 0`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1`,
  },
};
