import { type ForeignObject, nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import { compareBigint, compareNumber, firstDifference, sortedBy } from '../../net/compare';
import type { Range } from '../../net/range';
import { type ClusterChange, whenOf } from '../cluster-change';
import { addressesOf, isPlace, subnetOf } from '../place-object';
import type { Hazard } from '../review';

/**
 * A pool or subnet that comes while one over the same addresses goes, which is what a rename is: the new one is applied before
 * the old one is gone, or beside it for ever.
 */
export function overlappingSuccessor(change: ClusterChange): readonly Hazard[] {
  const steps = change.changes.flatMap(({ before, after }) =>
    before && after ? [] : (change.steps.get((after ?? before)!.key) ?? []),
  );
  const places = steps.filter(({ object }) => isPlace(object));
  return overlaps(places).flatMap(([old, successor]) => {
    if (!isOneKind(old.object, successor.object)) return [];
    const isGone = old.operation === 'prune' && old.stage < successor.stage && change.tool === 'Argo CD';
    return isGone ? [] : [hazard(old, successor, change)];
  });
}

/** Whichever API of Calico they are for. */
function isOneKind(one: ForeignObject, other: ForeignObject): boolean {
  if (one.kind !== other.kind || (one.group === 'kubeovn.io') !== (other.group === 'kubeovn.io')) return false;
  if (one.group !== 'kubeovn.io') return true;
  return one.kind === 'Subnet' ? one.spec.vpc === other.spec.vpc : subnetOf(one) === subnetOf(other);
}

function hazard(old: PlacedStep, successor: PlacedStep, change: ClusterChange): Hazard {
  const [was, is] = [nameOfObject(old.object), nameOfObject(successor.object)];
  const stays = old.operation === 'keep';
  const both = stays
    ? `${was} leaves git but stays in the cluster`
    : `${was} is deleted in ${whenOf(old, change)}, and nothing waits until it is gone`;
  return {
    level: stays ? 'blocked' : 'high',
    cluster: change.cluster,
    rule: 'IPAM712',
    summary: `${change.tool} applies ${is} (${whenOf(successor, change)}) over addresses of ${was}: ${both}, so that two have the same addresses.`,
    advice: `Keep the name of the object with objectName: '${old.object.name}'. If it is to be another one, remove the old one in a merge of its own and add the new one when the cluster has no ${was} any more.`,
  };
}

interface Stretch {
  readonly range: Range;
  readonly step: PlacedStep;
}

/** Each pair of one that goes and one that comes with an address in common, once. */
function overlaps(steps: readonly PlacedStep[]): readonly (readonly [PlacedStep, PlacedStep])[] {
  const stretches = steps.flatMap((step) => addressesOf(step.object).ranges.map((range): Stretch => ({ range, step })));
  const inOrder = sortedBy(stretches, (a, b) =>
    firstDifference(a.range.family - b.range.family, compareBigint(a.range.firstValue, b.range.firstValue)),
  );
  const pairs = new Map<string, readonly [PlacedStep, PlacedStep]>();
  let open: readonly Stretch[] = [];
  for (const stretch of inOrder) {
    open = open.filter(({ range }) => range.overlaps(stretch.range));
    for (const { step } of open) {
      const [one, other] = step.operation === 'apply' ? [stretch.step, step] : [step, stretch.step];
      if (one.operation !== 'apply' && other.operation === 'apply') pairs.set(`${one.at} ${other.at}`, [one, other]);
    }
    open = [...open, stretch];
  }
  return sortedBy(pairs.values(), (a, b) => firstDifference(compareNumber(a[1].at, b[1].at), a[0].at - b[0].at));
}
