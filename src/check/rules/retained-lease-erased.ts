import type { Rule } from '../rule';

export const retainedLeaseErased: Rule = {
  id: 'IPAM244',
  name: 'retained-lease-erased',
  severity: 'error',
  title: 'a retained address that the lock has forgotten',
  why: 'Its owner was promised to find it again. It is given up by `cdk8s-ipam lock release` only, or when its time is over, and then goes through a quarantine.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, and `cdk8s-ipam lock release` if it shall be given up.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
      - 10.1.0.5 retained prod/shop/Pod/mail for=forever`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
      - 10.1.0.5 released prod/shop/Pod/mail`,
  },
};
