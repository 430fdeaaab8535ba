import { nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import type { ClusterChange } from '../cluster-change';
import { listed } from '../listed';
import { isPlace, neededByPods } from '../place-object';
import type { Hazard } from '../review';
import { isManagedWorkload } from '../workload-object';

/** Pools, policies and pods that come in one merge, and are synced by Applications that wait for nothing of each other. */
export function syncedApart(change: ClusterChange): readonly Hazard[] {
  const added = change.changes.flatMap(({ before, after }) =>
    after && !before ? (change.steps.get(after.key) ?? []) : [],
  );
  const isNeeded = ({ object }: PlacedStep): boolean => isPlace(object) || neededByPods(object);
  const workloads = added.filter(({ object }) => isManagedWorkload(object));
  const [first] = workloads;
  const needed = added.filter((step) => isNeeded(step) && step.application !== first?.application);
  if (first === undefined || needed.length === 0) return [];
  return [
    {
      level: 'low',
      cluster: change.cluster,
      summary: `${needed[0]!.application} and ${first.application} are synced apart, in any order: pods of ${listed(workloads, ({ object }) => nameOfObject(object))} may be made before ${listed(needed, ({ object }) => nameOfObject(object))}, and fail or are refused until then.`,
      advice:
        'Their controllers try again, so nothing has to be done. To spare them the attempts, merge what pods need first, or sync both by an app of apps.',
    },
  ];
}
