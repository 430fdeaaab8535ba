import type { Rule } from '../rule';

export const quarantineCutShort: Rule = {
  id: 'IPAM246',
  name: 'quarantine-cut-short',
  severity: 'error',
  title: 'a released address that the lock has forgotten before the end of its quarantine',
  why: 'By the date and the quarantine in the base it was not over at the instant of the check: firewalls, caches and peers may still know the address as that of its old owner.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, and let `cdk8s-ipam lock gc` remove the line when it is time.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
      - 10.1.0.5 released prod/shop/Pod/mail since=2026-11-01T00:00:00Z quarantine=72h`,
    asOf: '2026-11-03T00:00:00Z',
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
      - 10.1.0.5 released prod/shop/Pod/mail since=2026-11-01T00:00:00Z quarantine=72h`,
  },
};
