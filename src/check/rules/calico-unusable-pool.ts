import { poolKeyOf } from '../../backends/calico/annotations';
import type { Family } from '../../net/family';
import { namesIn } from '../calico-annotation-value';
import { type ForeignPool, poolOf } from '../calico-pool';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { poolObjectsAmong } from '../operator-pools';
import { annotationPlaces } from '../pod-annotations';
import type { Rule } from '../rule';
import { usesOf } from './calico-load-balancer-pool';

export const calicoUnusablePool: Rule = {
  id: 'IPAM636',
  name: 'calico-unusable-pool',
  severity: 'error',
  title: 'Annotation that names an IPPool which gives no address to pods',
  why:
    'A pool that is disabled, is of the other family, or is for tunnels or LoadBalancers alone, serves no pod that names it: ' +
    'no pod with the annotation starts, also where another pool in the list would do.',
  fix: 'Name a pool that is enabled, of the family of the annotation, and has Workload among its allowedUses.',
  example: {
    kind: 'manifest',
    known: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: tunnels
spec:
  cidr: 10.2.0.0/24
  allowedUses: [Tunnel]`,
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: '["tunnels"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipv4pools: '["pods"]'`,
  },
  lintTogether: (objects, { known }) => {
    const annotated = objects.filter((object) => FAMILIES.some((family) => annotationsFor(family, object).length > 0));
    if (annotated.length === 0) return [];
    const pools = poolObjectsAmong([...known, ...objects]).flatMap((object) => poolOf(object) ?? []);
    const byName = new Map(
      pools.flatMap(
        (pool) =>
          [
            [pool.object.name, pool],
            [`${pool.cidr}`, pool],
          ] as const,
      ),
    );
    return annotated.flatMap((object) => FAMILIES.flatMap((family) => flawsIn(object, family, byName)));
  },
};

const FAMILIES: readonly Family[] = [4, 6];

const annotationsFor = (family: Family, object: ForeignObject) =>
  annotationPlaces(object).filter(({ annotations }) => poolKeyOf(family) in annotations);

const flawsIn = (object: ForeignObject, family: Family, pools: ReadonlyMap<string, ForeignPool>): readonly Flaw[] =>
  annotationsFor(family, object).flatMap(({ path, annotations }) =>
    namesIn(annotations[poolKeyOf(family)]).flatMap((name) => {
      const pool = pools.get(name);
      const fault = pool && faultOf(pool, family);
      return fault === undefined
        ? []
        : { object, path: [...path, poolKeyOf(family)], message: `The IPPool ${name} ${fault}.` };
    }),
  );

function faultOf({ object, cidr, isDisabled }: ForeignPool, family: Family): string | undefined {
  if (isDisabled) return 'is disabled';
  if (cidr.family !== family) return `is of IPv${cidr.family}`;
  const uses = usesOf(object.spec);
  return uses.length > 0 && !uses.includes('Workload') ? `is for ${uses.join(', ')} only` : undefined;
}
