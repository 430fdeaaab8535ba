import type { Rule } from '../rule';

export const lockTruncated: Rule = {
  id: 'IPAM234',
  name: 'lock-truncated',
  severity: 'error',
  title: 'a lock that ends in the middle',
  why: 'The last line has no line break, or is a heading with nothing below it: lines are missing, and their addresses would be given away.',
  fix: 'Restore the file from git.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
  },
};
