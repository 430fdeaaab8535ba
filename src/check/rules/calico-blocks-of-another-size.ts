import { isCalico } from '../calico-object';
import { nestedPools, poolOf } from '../calico-pool';
import { identityOfObject } from '../foreign-object';
import type { Rule } from '../rule';

export const calicoBlocksOfAnotherSize: Rule = {
  id: 'IPAM639',
  name: 'calico-blocks-of-another-size',
  severity: 'error',
  title: 'New IPPool over one with another block size',
  why:
    'Blocks outlive their pool while an address in them is in use. A pool with another block size over them gives the same ' +
    'address to two pods. calicoctl and the aggregated API refuse it, kubectl with CRDs never does.',
  fix: 'Keep the block size, or wait until no block of the old pool is left.',
  example: {
    kind: 'manifest',
    before: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: old
spec:
  cidr: 10.1.0.0/25
  blockSize: 28`,
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/24
  blockSize: 26`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/24
  blockSize: 28`,
  },
  lintTogether: (objects, { before, beforeOf }) => {
    const poolsOf = (list: typeof objects) =>
      list.flatMap((object) => (isCalico(object, 'IPPool') ? (poolOf(object) ?? []) : []));
    const added = poolsOf(objects.filter((object) => beforeOf(object) === undefined));
    const stays = new Set(objects.map(identityOfObject));
    const gone = poolsOf(before.filter((object) => !stays.has(identityOfObject(object))));
    if (added.length === 0 || gone.length === 0) return [];
    const isNew = new Set(added);
    return nestedPools([...gone, ...added])
      .filter(([inner, around]) => isNew.has(inner) !== isNew.has(around) && inner.blockSize !== around.blockSize)
      .map(([inner, around]) => {
        const [now, then] = isNew.has(inner) ? [inner, around] : [around, inner];
        const message = `${now.cidr} has blocks of /${now.blockSize}, and ${then.cidr} had blocks of /${then.blockSize}.`;
        return { object: now.object, path: ['spec', 'blockSize'], message };
      });
  },
};
