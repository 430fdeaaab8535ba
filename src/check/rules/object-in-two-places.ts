import type { Rule } from '../rule';

export const objectInTwoPlaces: Rule = {
  id: 'IPAM411',
  name: 'object-in-two-places',
  severity: 'error',
  title: 'object that stands twice in the output folder',
  why: 'Of two in one Application the last one wins, with a warning that nobody reads; in two Applications each sync undoes the other, and the one that loses the object deletes it for both.',
  fix: 'Keep one of them.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `dist/prod/infra/cluster.k8s.yaml: IPPool db
dist/prod/workloads/shop.k8s.yaml: IPPool db`,
    good: 'dist/prod/infra/cluster.k8s.yaml: IPPool db',
  },
};
