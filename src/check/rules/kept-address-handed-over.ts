import type { Rule } from '../rule';

export const keptAddressHandedOver: Rule = {
  id: 'IPAM241',
  name: 'kept-address-handed-over',
  severity: 'error',
  title: 'an address that the base still keeps for its old owner',
  why: 'A retained address waits for its owner to come back; a released one is out of use until firewalls, caches and peers have forgotten it. An address changes owner only after its line has left the lock.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, or wait until `cdk8s-ipam lock gc` has removed the line on the base; `cdk8s-ipam lock release` gives up what is retained.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-01T00:00:00Z`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-01T00:00:00Z
      - 10.1.0.5 bound prod/shop/Pod/licences`,
  },
};
