import type { Rule } from '../rule';

export const lockUnsorted: Rule = {
  id: 'IPAM237',
  name: 'lock-unsorted',
  severity: 'error',
  title: 'a lock out of order',
  why: 'Sorted by address, two branches that hand out one address always conflict in git; out of order they may merge cleanly.',
  fix: 'Run `cdk8s-ipam lock fmt`.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.9 bound prod/shop/Pod/licences
      - 10.1.0.4 bound prod/shop/Pod/mail`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/mail
      - 10.1.0.9 bound prod/shop/Pod/licences`,
  },
};
