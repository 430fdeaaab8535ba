import type { Rule } from '../rule';

export const carvedCidrInUse: Rule = {
  id: 'IPAM267',
  name: 'carved-cidr-in-use',
  severity: 'error',
  title: 'a carved CIDR that is gone while something is in it',
  why: 'A CIDR without a line can be carved for somebody else, over the addresses that are in it.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`; `cdk8s-ipam lock gc` removes the CIDR when it is empty.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/23 pool prod/pods/db released since=2026-11-01T00:00:00Z
    leases:
      - 10.1.4.9 retained prod/shop/Pod/mail for=forever`,
    asOf: '2026-11-03T00:00:00Z',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.4.9 retained prod/shop/Pod/mail for=forever`,
    good: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/23 pool prod/pods/db released since=2026-11-01T00:00:00Z
    leases:
      - 10.1.4.9 retained prod/shop/Pod/mail for=forever`,
  },
};
