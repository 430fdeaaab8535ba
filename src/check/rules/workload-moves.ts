import type { Rule } from '../rule';

export const workloadMoves: Rule = {
  id: 'IPAM269',
  name: 'workload-moves',
  severity: 'warning',
  title: 'a workload that gets other addresses than in the base',
  why: 'Firewalls, grants, licences and peers may know the old addresses, and each pod has its new one only when it is made anew.',
  fix: 'Look whether the move is wanted, and tell those who know the old addresses.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
    bad: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 released prod/shop/Pod/licences moved
      - 10.1.0.9 bound prod/shop/Pod/licences`,
    good: `version: 1
networks:
  corp:
    leases:
      - 10.1.0.4 bound prod/shop/Pod/licences`,
  },
};
