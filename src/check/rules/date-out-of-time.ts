import type { Rule } from '../rule';

export const dateOutOfTime: Rule = {
  id: 'IPAM249',
  name: 'date-out-of-time',
  severity: 'error',
  title: 'a new date after the instant of the check, or from before the base had the line',
  why: 'No run of `cdk8s-ipam lock gc` on the base can have written it now: it refuses an instant before a date that is in the file. A date in the future ends the quarantine late and stops gc; one from the past, such as from a branch that gave the line up long before the base did, ends it too early.',
  fix: 'Run `cdk8s-ipam lock gc` on the lock of the base, with the right `--as-of`.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0`,
    asOf: '2026-11-03T00:00:00Z',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2027-11-03T00:00:00Z`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-03T00:00:00Z`,
  },
};
