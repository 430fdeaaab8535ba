import { type ForeignObject, identityOfObject } from '../check/foreign-object';
import { annotationOf } from './sync-annotations';
import type { Awaited, SyncPlan, SyncStage, SyncStep } from './sync-plan';

/** What one Kustomization of Flux finds in its folder. */
export interface FluxPart {
  readonly live: readonly ForeignObject[];
  readonly desired: readonly ForeignObject[];
  /** `spec.prune` */
  readonly prune: boolean;
}

/**
 * The order in which Flux does the Kustomizations of a cluster, each of which depends on the one before it. Flux knows no
 * waves: in each it applies CRDs and Namespaces, waits until they are there, applies the rest in one go, and waits for that.
 * What has left git is pruned behind that, in the background: nothing waits for it, not the next Kustomization either.
 */
export function planFluxSync(parts: readonly FluxPart[]): SyncPlan {
  const last = parts.length - 1;
  const stages = parts
    .flatMap((part, i) => (i < last ? awaited(stagesOf(part)) : stagesOf(part)))
    .filter(({ steps }) => steps.length > 0);
  return { stages: stages.map((stage, wave) => ({ ...stage, wave })), onFailure: [] };
}

function stagesOf({ live, desired, prune }: FluxPart): readonly SyncStage[] {
  const definitions = desired.filter(isDefinition);
  const others = desired.filter((object) => !isDefinition(object));
  const wanted = new Set(desired.map(identityOfObject));
  const gone = live.filter((object) => !wanted.has(identityOfObject(object)));
  return [
    readyFirst(stage(definitions.map(applied))),
    stage(others.map(applied)),
    stage(gone.map((object) => ({ operation: prune && !isKept(object) ? 'prune' : 'keep', object }))),
  ];
}

/** With `wait: true` what depends on a Kustomization comes when all that it has applied is healthy. */
const awaited = (stages: readonly SyncStage[]): readonly SyncStage[] => stages.map(readyFirst);

const readyFirst = (stage: SyncStage): SyncStage => ({ ...stage, awaits: stage.steps.flatMap(ready) });

const ready = ({ operation, object }: SyncStep): readonly Awaited[] =>
  operation === 'apply' ? [{ for: 'health', object }] : [];

const isDefinition = ({ group, kind }: ForeignObject): boolean =>
  (group === '' && kind === 'Namespace') || (group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition');

const isKept = (object: ForeignObject): boolean =>
  annotationOf(object, 'kustomize.toolkit.fluxcd.io/prune')?.toLowerCase() === 'disabled';

const applied = (object: ForeignObject): SyncStep => ({ operation: 'apply', object });

const stage = (steps: readonly SyncStep[]): SyncStage => ({ phase: 'Sync', wave: 0, steps, awaits: [] });
