import type { Rule } from '../rule';

export const lockUnknownLine: Rule = {
  id: 'IPAM235',
  name: 'lock-unknown-line',
  severity: 'error',
  title: 'a line that means nothing',
  why: 'A line that cannot be placed would be lost at the next write.',
  fix: 'Undo the edit; `git diff` shows it.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
        comment: ask accounting before you touch it`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
  },
};
