import { nameOfObject } from '../../check/foreign-object';
import { groupKindOf, hasHealth } from '../../gitops/health';
import type { ClusterChange } from '../cluster-change';
import { listed } from '../listed';
import { isOfController } from '../place-object';
import type { Hazard } from '../review';
import { isWorkload } from '../workload-object';

/** Objects that a controller has to work on before pods can use them, and that nothing waits for. */
export function notAwaited(change: ClusterChange): readonly Hazard[] {
  if (change.tool === 'Flux') return [];
  const added = change.changes.flatMap(({ before, after }) => (after && !before ? [after.object] : []));
  const unwatched = added.filter((object) => isOfController(object) && !hasHealth(object, change.healthScripts));
  const hasPods = change.changes.some(({ after }) => after !== undefined && isWorkload(after.object));
  if (unwatched.length === 0 || !hasPods) return [];
  const kinds = [...new Set(unwatched.map(groupKindOf))].sort();
  return [
    {
      level: 'low',
      cluster: change.cluster,
      summary: `Argo CD has no health check for ${listed(kinds, (kind) => kind)}, so it waits two seconds and no longer for ${listed(unwatched, nameOfObject)}, and then makes pods that need them.`,
      advice:
        'Write them with `new ArgoCdHealthChecks(…)`. Without them pods may fail for a while, and start by themselves when the controller is done.',
    },
  ];
}
