import type { Rule } from '../rule';

export const keptTermsShortened: Rule = {
  id: 'IPAM266',
  name: 'kept-terms-shortened',
  severity: 'error',
  title: 'a shorter quarantine or retention of what is kept',
  why: 'The line carries the terms because its declaration is gone. No command shortens them, so the file was edited, and the address would be free too early.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`. `cdk8s-ipam lock release` gives up what is retained; a quarantine runs to its end.',
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
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-02T00:00:00Z quarantine=1h`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/StatefulSet/redis 0 since=2026-11-02T00:00:00Z`,
  },
};
