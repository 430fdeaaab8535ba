import { type ForeignObject, identityOfObject } from '../check/foreign-object';
import { type ArgoOptions, argoTasks, objectOfTask, type SyncRequest, type SyncTask } from './argo-tasks';
import { hasHealth } from './health';
import { hasSyncOption, isDeletedBeforeCreation } from './sync-annotations';
import type { Awaited, SyncPlan, SyncStage, SyncStep } from './sync-plan';

/**
 * The order in which Argo CD does a sync, as its engine has it (v3.1 to v3.5):
 *
 * - Tasks are sorted by phase, wave, rank of the kind, name. What goes has the mirrored wave of what else goes.
 * - A wave is one pass. First every prune is asked for; if one needs a person's approval, nothing else happens until then.
 *   Then hooks of an earlier sync are deleted, then the rest is applied, kind after kind. Nothing waits inside a wave: what is
 *   pruned may be there for long when its successor is applied.
 * - Between waves it waits: for hooks to complete; for everything applied to be healthy, if there is more than one wave;
 *   and for what was pruned to be gone. Behind the last wave it waits for hooks only.
 * - What is gone counts no more: each time the prunes that are left, with those that are kept, get new mirrored waves. So a
 *   wave may come twice, and even one that is over.
 *
 * A plan says nothing of failures: the first one ends the sync.
 */
export function planArgoSync(request: SyncRequest): SyncPlan {
  const options = request.options ?? {};
  const tasks = argoTasks(request);
  const failing = tasks.filter(({ phase }) => phase === 'SyncFail');
  let groups = inStages(tasks.filter(({ phase }) => phase !== 'SyncFail'));
  const isOneOfSeveral = groups.length + (failing.length > 0 ? 1 : 0) > 1;
  const done = new Set<string>();
  const stages: SyncStage[] = [];
  while (groups.length > 0) {
    const [group, ...later] = groups as [Group, ...Group[]];
    const stage = stageOf(group, { options, isOneOfSeveral, isLast: later.length === 0 });
    stages.push(stage);
    for (const task of group) done.add(keyOfTask(task));
    groups = prunedBy(stage.steps).length === 0 ? later : afresh(request, { done, pruned: stages.flatMap(prunedIn) });
  }
  return { stages, onFailure: failing.map((task) => stepOf(task, options)) };
}

interface Progress {
  /** Keys of tasks. */
  readonly done: ReadonlySet<string>;
  readonly pruned: readonly ForeignObject[];
}

/** What is still to do, in the order that it has without what is gone. */
function afresh(request: SyncRequest, { done, pruned }: Progress): readonly Group[] {
  const gone = new Set(pruned);
  const tasks = argoTasks({ ...request, live: request.live.filter((object) => !gone.has(object)) });
  return inStages(tasks.filter((task) => task.phase !== 'SyncFail' && !done.has(keyOfTask(task))));
}

const prunedIn = ({ steps }: SyncStage): readonly ForeignObject[] => prunedBy(steps);

const keyOfTask = (task: SyncTask): string => `${task.phase} ${identityOfObject(objectOfTask(task))}`;

/** Tasks of one phase and wave. Never empty. */
type Group = readonly SyncTask[];

function inStages(tasks: readonly SyncTask[]): readonly Group[] {
  const groups: SyncTask[][] = [];
  for (const task of tasks) {
    const current = groups.at(-1);
    if (current?.[0]?.phase === task.phase && current[0].wave === task.wave) current.push(task);
    else groups.push([task]);
  }
  return groups;
}

interface Circumstances {
  readonly options: ArgoOptions;
  readonly isOneOfSeveral: boolean;
  readonly isLast: boolean;
}

function stageOf(group: Group, { options, isOneOfSeveral, isLast }: Circumstances): SyncStage {
  const { phase, wave } = group[0]!;
  const going = group.filter(({ desired }) => desired === undefined);
  const coming = group.filter(({ desired }) => desired !== undefined);
  const steps = [
    ...going.map((task) => stepOf(task, options)),
    ...cleared(coming),
    ...coming.map((task) => stepOf(task, options)),
  ];
  const hooks = coming.filter(({ isHook }) => isHook);
  const awaits: Awaited[] = [
    ...awaited('approval', approvals(going, options)),
    ...awaited('completion', hooks.map(objectOfTask)),
    ...(isOneOfSeveral && (!isLast || hooks.length > 0) ? awaited('health', watched(coming, options)) : []),
    ...(isLast && hooks.length === 0 ? [] : awaited('deletion', prunedBy(steps))),
  ];
  return { phase, wave, steps, awaits };
}

function stepOf(task: SyncTask, options: ArgoOptions): SyncStep {
  const object = objectOfTask(task);
  if (task.desired !== undefined) return { operation: 'apply', object };
  return { operation: isPruned(object, options) ? 'prune' : 'keep', object };
}

/** What an object says of itself comes before what its Application says of all. */
function isPruned(live: ForeignObject, { prune = true, syncOptions = [] }: ArgoOptions): boolean {
  if (!prune || hasSyncOption(live, 'Prune=false')) return false;
  const speaks = hasSyncOption(live, 'Prune=true') || hasSyncOption(live, 'Prune=confirm');
  return speaks || !syncOptions.includes('Prune=false');
}

/** Asked for even where the prune would be skipped. */
function approvals(going: Group, { syncOptions = [] }: ArgoOptions): readonly ForeignObject[] {
  const isAsked = (live: ForeignObject): boolean =>
    hasSyncOption(live, 'Prune=confirm') ||
    (syncOptions.includes('Prune=confirm') && !['Prune=true', 'Prune=false'].some((own) => hasSyncOption(live, own)));
  return going.map(objectOfTask).filter(isAsked);
}

const cleared = (coming: Group): readonly SyncStep[] =>
  coming.flatMap(({ isHook, live, desired }) =>
    isHook && live !== undefined && isDeletedBeforeCreation(desired!) ? [{ operation: 'clear', object: live }] : [],
  );

const watched = (coming: Group, { healthScripts }: ArgoOptions): readonly ForeignObject[] =>
  coming
    .filter(({ isHook }) => !isHook)
    .map(objectOfTask)
    .filter((object) => hasHealth(object, healthScripts));

const prunedBy = (steps: readonly SyncStep[]): readonly ForeignObject[] =>
  steps.filter(({ operation }) => operation === 'prune').map(({ object }) => object);

const awaited = (what: Awaited['for'], objects: readonly ForeignObject[]): readonly Awaited[] =>
  objects.map((object) => ({ for: what, object }));
