import type { Rule } from '../rule';

export const lockConflictMarkers: Rule = {
  id: 'IPAM232',
  name: 'lock-conflict-markers',
  severity: 'error',
  title: 'a lock with conflict markers',
  why: 'Two branches changed one place of the lock: perhaps both hand out one address. Which of them is right is not a question of text.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, or take the file of the base branch whole and synthesize again.',
  example: {
    kind: 'lock',
    bad: `version: 1
networks:
  corp:
    leases:
<<<<<<< HEAD
      - 10.1.0.4 bound prod/shop/Pod/licences
=======
      - 10.1.0.4 bound prod/shop/Pod/mail
>>>>>>> mail`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences
      - 10.1.0.5 bound prod/shop/Pod/mail`,
  },
};
