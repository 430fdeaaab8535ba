import type { Rule } from '../rule';

/** Found where manifests are about to be replaced: the old ones are no part of an answer. */
export const calicoPoolChangedInPlace: Rule = {
  id: 'IPAM608',
  name: 'calico-pool-changed-in-place',
  severity: 'error',
  title: 'IPPool whose CIDR or block size would change',
  why: 'Calico can change neither. Its API and the CRDs from 3.32 on refuse it; CRDs up to 3.31 do not, and then blocks of two sizes overlap and one address is given to two nodes. The manifests that are written are compared with those that are there; `cdk8s synth`, which empties the folder first, has nothing to compare.',
  fix: 'Keep both, or declare another pool under another name, move there, and drain the old one.',
  example: {
    kind: 'command',
    bad: `// dist has the IPPool db with 10.1.0.0/28
pods.pool('db', { cidr: '10.1.0.0/27' });`,
    good: `// dist has the IPPool db with 10.1.0.0/28
pods.pool('db', { cidr: '10.1.0.0/28' });
pods.pool('db2', { cidr: '10.1.0.16/28' });`,
  },
};
