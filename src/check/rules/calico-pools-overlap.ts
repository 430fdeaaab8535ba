import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Problem } from '../../model/problem';
import { Cidr } from '../../net/cidr';
import { sortedBy } from '../../net/compare';
import { isCalico } from '../calico-object';
import { type ForeignPool, poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';

export const calicoPoolsOverlap: Rule = {
  id: 'IPAM304',
  name: 'calico-pools-overlap',
  severity: 'error',
  title: 'IPPool inside another IPPool',
  why: 'calicoctl and the aggregated API refuse it. With the native API it is stored, marked Allocatable=False and never used, while its addresses go to ordinary pods out of the larger pool.',
  fix: 'Take the addresses out of an automatic subnet as a pool inside that subnet (they become a reservation), or choose a CIDR outside every other pool.',
  check: (answer) => {
    const pools = ipPoolsOf(answer);
    const clusters = [...new Set(pools.map(({ cluster }) => cluster))];
    return clusters.flatMap((name) => overlaps(pools.filter(({ cluster }) => cluster === name)));
  },
  lintTogether: (objects, { known }) => {
    const judged = new Set(objects.filter((object) => isCalico(object, 'IPPool')));
    if (judged.size === 0) return [];
    const all = [...judged, ...known.filter((object) => isCalico(object, 'IPPool'))];
    const sorted = sortedBy(
      all.flatMap((object) => poolOf(object) ?? []),
      (a, b) => Cidr.compare(a.cidr, b.cidr),
    );
    return foreignOverlaps(sorted, judged);
  },
};

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

/** Of pools of which at least one is judged, said of that one; of two that are, of the inner. */
function foreignOverlaps(sorted: readonly ForeignPool[], judged: ReadonlySet<ForeignObject>): readonly Flaw[] {
  const flaws: Flaw[] = [];
  let around: ForeignPool | undefined;
  for (const inner of sorted) {
    if (!around?.cidr.overlaps(inner.cidr)) around = inner;
    else if (around.object.name !== inner.object.name) flaws.push(...overlapFlaws(inner, around, judged));
  }
  return flaws;
}

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
