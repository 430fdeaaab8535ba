import type { Rule } from '../rule';

export const dateFromNowhere: Rule = {
  id: 'IPAM247',
  name: 'date-from-nowhere',
  severity: 'error',
  title: 'a date on a line that the base does not hold undated in the same state',
  why: 'Quarantines and retentions count from the merge, not from a branch that waited for review: a line gets its date when the base has it already. The other way to a date is that of a dated retained line, which becomes released when its time is over.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, synthesize, and leave `cdk8s-ipam lock gc` to the default branch.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1`,
    asOf: '2026-11-03T00:00:00Z',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 released prod/shop/StatefulSet/redis 1 since=2026-11-02T00:00:00Z`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 released prod/shop/StatefulSet/redis 1`,
  },
};
