import { nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import { type ClusterChange, whenOf } from '../cluster-change';
import { mayRun } from '../leases';
import { addressesOf, isPlace } from '../place-object';
import type { Hazard } from '../review';
import { ownerOfObject } from '../workload-object';

/**
 * A pool and the workload that has addresses in it go in one sync, and the pool is not the later of the two by a wait: waves of
 * what is pruned are mirrored, and how depends on all else that is pruned.
 */
export function poolBeforeItsPods(change: ClusterChange): readonly Hazard[] {
  const pruned = change.changes.flatMap(({ before, after }) => {
    const step = before && !after ? change.steps.get(before.key) : undefined;
    return step?.operation === 'prune' ? [step] : [];
  });
  const places = pruned.filter(({ object }) => isPlace(object));
  if (places.length === 0) return [];
  const workloads = new Map(pruned.map((step) => [ownerOfObject(change.cluster, step.object), step]));
  return places.flatMap((place) => {
    const lines = change.leases.base.within(addressesOf(place.object), (network) =>
      change.isMeant(place.object, network),
    );
    const users = lines.filter(({ line }) => mayRun(line)).flatMap(({ line }) => workloads.get(line.owner) ?? []);
    const later = users.find(({ stage }) => stage >= place.stage || change.tool === 'Flux');
    return later === undefined ? [] : [hazard(place, later, change)];
  });
}

const hazard = (place: PlacedStep, workload: PlacedStep, change: ClusterChange): Hazard => ({
  level: 'high',
  cluster: change.cluster,
  rule: 'IPAM719',
  summary: `${change.tool} deletes ${nameOfObject(place.object)} (${whenOf(place, change)}) without waiting for the pods of ${nameOfObject(workload.object)}, which goes in ${whenOf(workload, change)} and has addresses in it.`,
  advice: 'Remove the workload in one merge, and the pool in a later one, when it is drained and retired.',
});
