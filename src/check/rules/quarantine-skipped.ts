import type { Rule } from '../rule';

export const quarantineSkipped: Rule = {
  id: 'IPAM245',
  name: 'quarantine-skipped',
  severity: 'error',
  title: 'a released address that the lock has forgotten before its quarantine began',
  why: 'A line counts its quarantine from the date that `cdk8s-ipam lock gc` writes into it. Without a date in the base it has not had any, unless its quarantine is 0.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, and let `cdk8s-ipam lock gc` on the base date the line and remove it in a later run.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
      - 10.1.0.5 released prod/shop/Pod/mail`,
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
      - 10.1.0.5 released prod/shop/Pod/mail since=2026-11-03T00:00:00Z`,
  },
};
