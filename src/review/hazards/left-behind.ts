import { nameOfObject } from '../../check/foreign-object';
import { hasSyncOption } from '../../gitops/sync-annotations';
import { type PlacedStep, stepsOf } from '../../gitops/sync-plan';
import type { ClusterChange } from '../cluster-change';
import { listed } from '../listed';
import type { Hazard } from '../review';

/** Objects that leave git and are not pruned: they stay until somebody deletes them. */
export function leftBehind({ cluster, plan, tool }: ClusterChange): readonly Hazard[] {
  const kept = stepsOf(plan).filter(({ operation }) => operation === 'keep');
  if (kept.length === 0) return [];
  const names = listed(kept, ({ object }) => nameOfObject(object));
  const what = kept.length === 1 ? 'One object leaves git and stays' : `${kept.length} objects leave git and stay`;
  return [
    {
      level: 'low',
      cluster,
      rule: 'IPAM718',
      summary: `${what} in the cluster until deleted by hand, because ${reasonOf(kept, tool)}: ${names}.`,
      advice: kept.length === 1 ? ONE_LEFT : SOME_LEFT,
    },
  ];
}

const ONE_LEFT =
  'After the sync, look in the cluster whether it is unused, and delete it with kubectl. Deleted before the sync, it would be made again.';

const SOME_LEFT =
  'After the sync, look in the cluster whether they are unused, and delete them with kubectl. Deleted before the sync, they would be made again.';

function reasonOf(kept: readonly PlacedStep[], tool: ClusterChange['tool']): string {
  if (tool === 'Flux') return 'Flux does not prune there, and knows nothing of it from then on';
  const isOwnWish = kept.every(({ object }) => hasSyncOption(object, 'Prune=false'));
  return `${isOwnWish ? 'of Prune=false' : 'its Application does not prune'}; until then the Application is OutOfSync`;
}
