import { nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import { compareText, sortedBy } from '../../net/compare';
import { type ClusterChange, whenOf } from '../cluster-change';
import { type Lease, mayRun } from '../leases';
import { listed } from '../listed';
import { addressesOf, isPlace } from '../place-object';
import type { Hazard } from '../review';

/** A pool or subnet that leaves git while the lock has lines in it, on either side: pods of the base still run then. */
export function poolLeavesInUse(change: ClusterChange): readonly Hazard[] {
  return change.changes.flatMap(({ before, after }) => {
    const step = before && !after && isPlace(before.object) ? change.steps.get(before.key) : undefined;
    if (step === undefined) return [];
    const held = [
      ...linesIn(step, change, 'base').filter(({ line }) => mayRun(line)),
      ...linesIn(step, change, 'head'),
    ];
    return held.length === 0 ? [] : [hazard(step, change, held)];
  });
}

const linesIn = ({ object }: PlacedStep, { leases, isMeant }: ClusterChange, side: 'base' | 'head'): readonly Lease[] =>
  leases[side].within(addressesOf(object), (network) => isMeant(object, network));

function hazard(step: PlacedStep, change: ClusterChange, held: readonly Lease[]): Hazard {
  const isPruned = step.operation === 'prune';
  const isRunning = held.some(({ line }) => mayRun(line));
  const owners = listed(sortedBy(new Set(held.map(({ line }) => line.owner)), compareText), (owner) => owner);
  const name = nameOfObject(step.object);
  return {
    level: isPruned && isRunning ? 'blocked' : isPruned ? 'high' : 'medium',
    cluster: change.cluster,
    rule: 'IPAM710',
    summary: isPruned
      ? `${change.tool} deletes ${name} (${whenOf(step, change)}) while the lock has addresses in it, of ${owners}.`
      : `${name} leaves git while the lock has addresses in it, of ${owners}; it stays in the cluster, but nothing guards it any more.`,
    advice:
      'Keep the pool declared as draining, move or release what stands in it, declare it as retired when it is empty, and remove it after that.',
  };
}
