import type { Rule } from '../rule';

export const secondLease: Rule = {
  id: 'IPAM209',
  name: 'second-lease',
  severity: 'error',
  title: 'two addresses for one claim',
  why: 'Two branches that were merged may have placed one claim twice.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>` with the ref that is deployed.',
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
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1
      - 10.1.0.9 bound prod/shop/StatefulSet/redis 1`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4..10.1.0.5 bound prod/shop/StatefulSet/redis 0..1`,
  },
};
