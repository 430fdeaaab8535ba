import type { Rule } from '../rule';

export const dateChanged: Rule = {
  id: 'IPAM248',
  name: 'date-changed',
  severity: 'error',
  title: 'a date that is not that of the base',
  why: 'A date is written once. An earlier one ends the quarantine or retention early, and a later one was never merged. Where the date of the base lies in the future, `cdk8s-ipam lock gc --restamp` may mend it, which is told as a warning.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, and restamp only dates that still lie in the future.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-02T00:00:00Z`,
    asOf: '2026-11-03T00:00:00Z',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-01T00:00:00Z`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-02T00:00:00Z`,
  },
};
