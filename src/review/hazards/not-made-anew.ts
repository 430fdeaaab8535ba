import { type ForeignObject, fields, nameOfObject, textOf } from '../../check/foreign-object';
import { NO_NUMBER, readWholeNumber } from '../../net/whole-number';
import type { ClusterChange } from '../cluster-change';
import { listed } from '../listed';
import type { ManifestChange } from '../manifest-changes';
import type { Hazard } from '../review';

/**
 * Pods that get something else from their AllocationTable while the template of their StatefulSet stays as it is: no sync and
 * no controller makes them anew, so they run with what the lock has given up for them, until its quarantine is over and longer.
 */
export function notMadeAnew(change: ClusterChange): readonly Hazard[] {
  const changed = change.changes.flatMap((table) => [...changedPods(table)]);
  if (changed.length === 0) return [];
  const anew = new Set(change.changes.flatMap(madeAnew));
  return changed.flatMap(([key, pods]) => {
    const step = anew.has(key) ? undefined : change.steps.get(key);
    if (step?.operation !== 'apply') return [];
    const running = pods.filter((pod) => mayRunNow(pod, step.object));
    return running.length === 0 ? [] : [hazard(step.object, running, change)];
  });
}

/** By the identity of their StatefulSet, the pods that a table of both sides has, with other annotations. */
function changedPods({ before, after, paths }: ManifestChange): ReadonlyMap<string, readonly string[]> {
  const pods = new Map<string, string[]>();
  if (before === undefined || after?.object.kind !== 'AllocationTable') return pods;
  const names = new Set(paths.flatMap(([spec, list, pod]) => (spec === 'spec' && list === 'pods' ? [`${pod}`] : [])));
  for (const name of names) {
    const [was, is] = [before, after].map(({ object }) => entryOf(object, name));
    const owner = textOf(is?.owner);
    if (was?.owner !== owner || !owner.startsWith('StatefulSet/')) continue;
    const key = `apps/StatefulSet/${after.object.namespace}/${owner.slice('StatefulSet/'.length)}`;
    pods.set(key, [...(pods.get(key) ?? []), name]);
  }
  return pods;
}

const entryOf = ({ spec }: ForeignObject, pod: string) => fields(fields(spec.pods)[pod]);

/** The identity of a workload that comes, or whose pods are made anew because its template changes. */
function madeAnew({ before, after, paths }: ManifestChange): string[] {
  if (after === undefined) return [];
  const isRolled = paths.some(([spec, part]) => spec === 'spec' && part === 'template');
  return before === undefined || isRolled ? [after.key] : [];
}

/** Head-room has an entry in the table too, and no pod as a rule. */
function mayRunNow(pod: string, { spec }: ForeignObject): boolean {
  const ordinal = readWholeNumber(pod, pod.lastIndexOf('-') + 1, pod.length);
  const [start, replicas] = [fields(spec.ordinals).start ?? 0, spec.replicas ?? 1];
  return ordinal !== NO_NUMBER && ordinal < Number(start) + Number(replicas);
}

function hazard(object: ForeignObject, pods: readonly string[], { cluster }: ClusterChange): Hazard {
  const { namespace, name } = object;
  return {
    level: 'medium',
    cluster,
    rule: 'IPAM709',
    summary: `${nameOfObject(object)} has other addresses for ${listed(pods, (pod) => pod)}, and its template is the same: nothing makes its pods anew, and until then they keep the old ones.`,
    advice: `After the sync, and before the quarantine of what they leave is over: kubectl rollout restart statefulset/${name} -n ${namespace}`,
  };
}
