import { type ForeignPool, nestedPools, poolOf } from '../calico-pool';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { isMadeByOperator, poolObjectsAmong } from '../operator-pools';
import type { Rule } from '../rule';

export const calicoPoolsOverlap: Rule = {
  id: 'IPAM304',
  name: 'calico-pools-overlap',
  severity: 'error',
  title: 'IPPool inside another IPPool',
  why: 'calicoctl and the aggregated API refuse it. CRDs take it. With the native API the one that came later is marked Allocatable=False and gives no addresses; those of a marked inner pool go to ordinary pods out of the larger one. With api crd both are used, and where their block sizes differ two pods may get one address.',
  fix: 'Take the addresses out of an automatic subnet as a pool inside that subnet (they become a reservation), or choose a CIDR outside every other pool.',
  isFinal: true,
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.1.19.0/24`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.2.19.0/24`,
  },
  /**
   * What is declared overlaps nothing else that is: that is refused before (IPAM100, IPAM103). A pool that is here and that
   * the operator makes as well is the matter of another rule.
   */
  lintTogether: (objects, { known }) => {
    const judged = new Set(poolObjectsAmong(objects));
    if (judged.size === 0) return [];
    const all = [...judged, ...poolObjectsAmong(known)];
    const here = new Set(all.filter((object) => !isMadeByOperator(object)).map(cidrText));
    const pools = all.filter((object) => !isMadeByOperator(object) || !here.has(cidrText(object)));
    return overlapsAmong(pools.flatMap((object) => poolOf(object) ?? []))
      .filter(([inner, around]) => inner.object.name !== around.object.name)
      .flatMap(([inner, around]) => overlapFlaws(inner, around, judged));
  },
};

const cidrText = (object: ForeignObject): string => `${poolOf(object)?.cidr}`;

/** A pool that is disabled hides nothing that is wrong among the others. */
function overlapsAmong(pools: readonly ForeignPool[]): ReturnType<typeof nestedPools> {
  const enabled = nestedPools(pools.filter(({ isDisabled }) => !isDisabled));
  const isSaid = new Set(enabled.map(([inner]) => inner));
  return [...enabled, ...nestedPools(pools).filter(([inner]) => !isSaid.has(inner))];
}

/** Said of the one that is judged; of two that are, of the inner. */
function overlapFlaws(inner: ForeignPool, around: ForeignPool, judged: ReadonlySet<ForeignObject>): readonly Flaw[] {
  const path = ['spec', 'cidr'];
  if (judged.has(inner.object)) {
    const message = `${inner.cidr} lies in the IPPool ${around.object.name} (${around.cidr}).`;
    return withDisabled({ object: inner.object, path, message }, inner.isDisabled || around.isDisabled);
  }
  if (!judged.has(around.object)) return [];
  const message = `In ${around.cidr} lies the IPPool ${inner.object.name} (${inner.cidr}).`;
  return withDisabled({ object: around.object, path, message }, inner.isDisabled || around.isDisabled);
}

/** Only Calico's own API refuses two pools of which one is disabled; elsewhere they harm when both are enabled. */
const withDisabled = (flaw: Flaw, isOneDisabled: boolean): readonly Flaw[] =>
  !isOneDisabled
    ? [flaw]
    : [
        { ...flaw, extent: { of: 'Calico', apis: ['aggregated'] } },
        { ...flaw, extent: { of: 'Calico', apis: ['native', 'crd'] }, severity: 'warning' },
      ];
