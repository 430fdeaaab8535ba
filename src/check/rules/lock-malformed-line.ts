import type { Rule } from '../rule';

export const lockMalformedLine: Rule = {
  id: 'IPAM236',
  name: 'lock-malformed-line',
  severity: 'error',
  title: 'a line that cannot be read',
  why: 'An address, owner, state or term of the line is not in its form.',
  fix: 'Undo the edit, or write what the message suggests.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 prod/shop/Pod/licences`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
  },
};
