import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Problem } from '../../model/problem';
import { type ForeignPool, nestedPools, poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { isMadeByOperator, poolObjectsAmong } from '../operator-pools';
import type { Rule } from '../rule';

export const calicoPoolsOverlap: Rule = {
  id: 'IPAM304',
  name: 'calico-pools-overlap',
  severity: 'error',
  title: 'IPPool inside another IPPool',
  why: 'calicoctl and the aggregated API refuse it. With the native API it is stored, marked Allocatable=False and never used, while its addresses go to ordinary pods out of the larger pool.',
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
  check: (answer) => {
    const pools = ipPoolsOf(answer);
    const clusters = [...new Set(pools.map(({ cluster }) => cluster))];
    return clusters.flatMap((name) => overlaps(pools.filter(({ cluster }) => cluster === name)));
  },
  /** A pool that is here and that the operator makes as well is another rule's. */
  lintTogether: (objects, { known }) => {
    const judged = new Set(poolObjectsAmong(objects));
    if (judged.size === 0) return [];
    const all = [...judged, ...poolObjectsAmong(known)];
    const here = new Set(all.filter((object) => !isMadeByOperator(object)).map(cidrText));
    const pools = all.filter((object) => !isMadeByOperator(object) || !here.has(cidrText(object)));
    return nestedPools(pools.flatMap((object) => poolOf(object) ?? []))
      .filter(([inner, around]) => inner.object.name !== around.object.name)
      .flatMap(([inner, around]) => overlapFlaws(inner, around, judged));
  },
};

const cidrText = (object: ForeignObject): string => `${poolOf(object)?.cidr}`;

/** Blocks overlap only when one holds the other, so that a sorted list needs one pass. */
function overlaps(sorted: readonly IpPool[]): readonly Problem[] {
  const problems: Problem[] = [];
  let around: IpPool | undefined;
  for (const pool of sorted) {
    if (around?.cidr.overlaps(pool.cidr)) {
      const message = `The IPPool ${pool.name} (${pool.cidr}) lies in the IPPool ${around.name} (${around.cidr}).`;
      problems.push(finding(calicoPoolsOverlap, pool.where, message));
    } else around = pool;
  }
  return problems;
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
