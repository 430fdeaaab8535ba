import type { Rule } from '../rule';

export const publicAddressGivenUp: Rule = {
  id: 'IPAM704',
  name: 'public-address-given-up',
  severity: 'warning',
  title: 'a public address that its workload gives up',
  why: 'DNS and the allow-lists of others name public addresses. After its quarantine it may serve somebody else, and traffic meant for the old owner arrives there.',
  fix: 'Take it out of DNS and allow-lists before the quarantine ends, or keep it: `reclaim` with `retain`.',
  example: {
    kind: 'lock',
    base: `version: 1
networks: {}
eips:
  - eip-1a2b3c4d bound prod/shop/StatefulSet/mail 0
  - eip-5e6f7a8b bound prod/shop/StatefulSet/mail 1`,
    bad: `version: 1
networks: {}
eips:
  - eip-1a2b3c4d bound prod/shop/StatefulSet/mail 0
  - eip-5e6f7a8b released prod/shop/StatefulSet/mail 1`,
    good: `version: 1
networks: {}
eips:
  - eip-1a2b3c4d bound prod/shop/StatefulSet/mail 0
  - eip-5e6f7a8b bound prod/shop/StatefulSet/mail 1`,
  },
};
