import { type ForeignObject, fields, identityOfObject } from '../check/foreign-object';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { kindRank } from './kind-rank';
import { hasSyncOption, hookPhasesOf, PHASES, type SyncPhase, waveOf } from './sync-annotations';

/** One thing that a sync has to do, at its place in the order. */
export interface SyncTask {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** Undefined where the object has left git. */
  readonly desired: ForeignObject | undefined;
  readonly live: ForeignObject | undefined;
  readonly isHook: boolean;
}

export interface SyncRequest {
  /** The objects as they are in the cluster: those of the last sync. */
  readonly live: readonly ForeignObject[];
  readonly desired: readonly ForeignObject[];
  readonly options?: ArgoOptions;
}

export interface ArgoOptions {
  /** Whether what has left git is pruned. @default true */
  readonly prune?: boolean;
  /** The sync options of the Application, such as `PruneLast=true`. */
  readonly syncOptions?: readonly string[];
  /** Kinds (`group/Kind`) with a health check of their own. */
  readonly healthScripts?: ReadonlySet<string>;
  /** The namespace of the Application, for objects that name none. */
  readonly namespace?: string;
}

/** All tasks of a sync, in order. */
export function argoTasks({ live, desired, options = {} }: SyncRequest): readonly SyncTask[] {
  const running = new Map(live.map((object) => [identityOfObject(object), object]));
  const wanted = new Map(desired.map((object) => [identityOfObject(object), object]));
  const applied = [...wanted].flatMap(([key, object]) => applyTasks(object, running.get(key)));
  const gone = [...running].filter(([key]) => !wanted.has(key)).flatMap(([, object]) => pruneTasks(object));
  const tasks = prunesLast([...applied, ...mirrored(gone)], options);
  return pulledForward(sortedBy(tasks, compareTasks), options.namespace ?? '');
}

export const objectOfTask = ({ desired, live }: SyncTask): ForeignObject => (desired ?? live)!;

function applyTasks(desired: ForeignObject, live: ForeignObject | undefined): readonly SyncTask[] {
  const hooks = hookPhasesOf(desired);
  const phases = hooks ?? (['Sync'] as const);
  return phases.map((phase) => ({ phase, wave: waveOf(desired), desired, live, isHook: hooks !== undefined }));
}

/** A hook that has left git is no business of a sync. */
const pruneTasks = (live: ForeignObject): readonly SyncTask[] =>
  hookPhasesOf(live) === undefined
    ? [{ phase: 'Sync', wave: waveOf(live), desired: undefined, live, isHook: false }]
    : [];

/**
 * What was made last goes first: the waves of the objects that go change places, the first with the last, the second with
 * the last but one. Objects that are kept by `Prune=false` count as well.
 *
 *     waves   -12  -10    10        of all that goes, each once
 *     become   10  -10   -12
 */
function mirrored(prunes: readonly SyncTask[]): readonly SyncTask[] {
  const waves = sortedBy(new Set(prunes.map(({ wave }) => wave)), compareNumber);
  const opposite = new Map(waves.map((wave, i) => [wave, waves[waves.length - 1 - i]!]));
  return prunes.map((task) => ({ ...task, wave: opposite.get(task.wave)! }));
}

/** `PruneLast=true` puts a prune into a wave of its own behind all others, and behind wave 0. */
function prunesLast(tasks: readonly SyncTask[], { syncOptions = [] }: ArgoOptions): readonly SyncTask[] {
  const last = tasks.reduce((wave, task) => (task.phase === 'Sync' ? Math.max(wave, task.wave) : wave), 0) + 1;
  const isLast = ({ desired, live }: SyncTask): boolean =>
    desired === undefined && (syncOptions.includes(PRUNE_LAST) || hasSyncOption(live!, PRUNE_LAST));
  return tasks.map((task) => (isLast(task) ? { ...task, wave: last } : task));
}

const PRUNE_LAST = 'PruneLast=true';

/** Argo CD leaves open what comes first of two that are equal in phase, wave, kind and name; here it is the namespace. */
function compareTasks(a: SyncTask, b: SyncTask): number {
  const [one, other] = [objectOfTask(a), objectOfTask(b)];
  return firstDifference(
    PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase),
    a.wave - b.wave,
    kindRank(one.kind) - kindRank(other.kind),
    compareText(one.name, other.name),
    compareText(identityOfObject(one), identityOfObject(other)),
  );
}

/** A Namespace, then a CRD, that comes behind a task which needs it goes before the first of those, into its phase and wave. */
const pulledForward = (tasks: readonly SyncTask[], namespace: string): readonly SyncTask[] => {
  const namespaceOf = (object: ForeignObject): string => object.namespace || namespace;
  const inOrder = pullForward(tasks, { provides: nameOfNamespace, needs: namespaceOf });
  return pullForward(inOrder, { provides: kindOfCrd, needs: ({ group, kind }) => `${group}/${kind}` });
};

const nameOfNamespace = ({ group, kind, name }: ForeignObject): string | undefined =>
  group === '' && kind === 'Namespace' ? name : undefined;

export function kindOfCrd({ group, kind, spec }: ForeignObject): string | undefined {
  if (group !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition') return undefined;
  return `${spec.group}/${fields(spec.names).kind}`;
}

interface Dependency {
  /** What others need of this object; undefined for all but what is needed. */
  readonly provides: (object: ForeignObject) => string | undefined;
  /** What this object needs; empty for nothing. */
  readonly needs: (object: ForeignObject) => string;
}

function pullForward(tasks: readonly SyncTask[], { provides, needs }: Dependency): readonly SyncTask[] {
  const moved = new Map<SyncTask, SyncTask[]>();
  const firstNeeding = new Map<string, SyncTask>();
  const stay: SyncTask[] = [];
  for (const task of tasks) {
    const provided = task.desired && provides(task.desired);
    const needing = provided === undefined ? undefined : firstNeeding.get(provided);
    if (needing !== undefined) {
      const before = moved.get(needing) ?? [];
      moved.set(needing, [...before, { ...task, phase: needing.phase, wave: needing.wave }]);
      continue;
    }
    stay.push(task);
    const need = provided === undefined && task.desired ? needs(task.desired) : '';
    if (need !== '' && !firstNeeding.has(need)) firstNeeding.set(need, task);
  }
  return stay.flatMap((task) => [...(moved.get(task) ?? []), task]);
}
