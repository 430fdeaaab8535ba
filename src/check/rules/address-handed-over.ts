import type { Rule } from '../rule';

export const addressHandedOver: Rule = {
  id: 'IPAM240',
  name: 'address-handed-over',
  severity: 'error',
  title: 'an address that another owner holds in the base',
  why: 'Merged is not deployed: when the new pods start, those of the old owner may still run with the address, the CIDR or the EIP. In one lock, and after a squashed merge, none of that can be seen; only the lock of the base tells who has it.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, which places it anew. To hand it over, release it in one merge, let `cdk8s-ipam lock gc` remove its line after the quarantine, and give it to the new owner in a second merge. Under a new name the same workload says `formerly`.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 bound prod/shop/Pod/licences`,
  },
};
