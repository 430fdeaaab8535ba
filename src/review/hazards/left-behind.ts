import { stepsOf } from '../../gitops/sync-plan';
import { type ClusterChange, nameOfObject } from '../cluster-change';
import { listed } from '../listed';
import type { Hazard } from '../review';

/** Objects that leave git and are not pruned: they stay until somebody deletes them. */
export function leftBehind({ cluster, plan, tool }: ClusterChange): readonly Hazard[] {
  const kept = stepsOf(plan).filter(({ operation }) => operation === 'keep');
  if (kept.length === 0) return [];
  const names = listed(kept, ({ object }) => nameOfObject(object));
  const what = kept.length === 1 ? 'One object leaves' : `${kept.length} objects leave`;
  return [
    {
      level: 'low',
      cluster,
      rule: 'IPAM718',
      summary:
        tool === 'Flux'
          ? `${what} git and stays in the cluster, because it is not pruned; Flux knows nothing of it from then on: ${names}.`
          : `${what} git and stays in the cluster, because of Prune=false; the Application is OutOfSync until somebody deletes it: ${names}.`,
      advice:
        'After the sync, look in the cluster whether it is unused, and delete it with kubectl. Deleted before the sync, it would be made again.',
    },
  ];
}
