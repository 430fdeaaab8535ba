import { planArgoSync } from '../../src/gitops/argo-plan';
import type { SyncRequest } from '../../src/gitops/argo-tasks';
import { type PlacedStep, stepsOf } from '../../src/gitops/sync-plan';
import type { SyncedObject, SyncTask } from './events';

/** What is done in one breath, in any order: in one wave the prunes, then what is applied of one kind. */
export type Breath = readonly string[];

const named = ({ group, kind, namespace, name }: SyncedObject): string => `${group}/${kind}/${namespace}/${name}`;

const OPERATIONS: Readonly<Record<SyncTask['result'], PlacedStep['operation']>> = {
  Synced: 'apply',
  SyncFailed: 'apply',
  Pruned: 'prune',
  PruneSkipped: 'keep',
};

interface Done {
  readonly operation: PlacedStep['operation'];
  readonly wave: number | null;
  readonly object: SyncedObject;
}

/** What the engine did. */
export function performed(tasks: readonly SyncTask[]): readonly Breath[] {
  const first = new Map<string, SyncTask>();
  for (const task of tasks) if (!first.has(named(task))) first.set(named(task), task);
  const done = [...first.values()].map((task) => ({
    operation: OPERATIONS[task.result],
    wave: task.wave,
    object: task,
  }));
  return inBreaths(done);
}

/** What our planner says that the engine does. */
export const planned = (request: SyncRequest): readonly Breath[] => inBreaths(stepsOf(planArgoSync(request)));

function inBreaths(done: readonly Done[]): readonly Breath[] {
  const breaths: { readonly key: string; readonly lines: string[] }[] = [];
  for (const { operation, wave, object } of done) {
    const key = operation === 'apply' ? `${wave} apply ${object.kind}` : `${wave} prune`;
    if (breaths.at(-1)?.key !== key) breaths.push({ key, lines: [] });
    breaths.at(-1)!.lines.push(`${wave} ${operation} ${named(object)}`);
  }
  return breaths.map(({ lines }) => lines.sort());
}
