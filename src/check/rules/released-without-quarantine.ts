import type { Rule } from '../rule';

export const releasedWithoutQuarantine: Rule = {
  id: 'IPAM701',
  name: 'released-without-quarantine',
  severity: 'warning',
  title: 'an address in use that is given up without a quarantine',
  why: 'With a quarantine of 0 the first `lock gc` after the merge removes the line, and the next synth may give the address to somebody else, while pods of the old owner may still run with it.',
  fix: 'Run `lock gc` only after the merge is deployed, or give the pool a quarantine.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1 quarantine=0s`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0 quarantine=0s
      - 10.1.0.5 released prod/shop/StatefulSet/redis 1 quarantine=0s`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/StatefulSet/redis 0
      - 10.1.0.5 released prod/shop/StatefulSet/redis 1`,
  },
};
