import { allocate } from '../allocate/allocate';
import { moveLeases } from '../allocate/move';
import { RULES } from '../check/catalogue';
import { runRules, sortedProblems } from '../check/run';
import { AllocationView } from '../model/allocation-view';
import type { Answer } from '../model/answer';
import type { Lock } from '../model/lock';
import type { MoveRequest } from '../model/move';
import type { Problem } from '../model/problem';
import { duplicates } from './duplicates';
import type { Registry } from './registry';
import { snapshotOf } from './snapshot';

export interface Solution {
  readonly answer: Answer;
  /** Errors first. */
  readonly problems: readonly Problem[];
}

/** Declarations and lock in, answer out: the pipeline between the tree and the objects. */
export function solve(registry: Registry, lock: Lock, move?: MoveRequest): Solution {
  const { kept, problems: doubled } = duplicates(registry);
  const snapshot = snapshotOf(kept);
  const { declarations } = snapshot;
  const allocation = move === undefined ? allocate(declarations, lock) : moveLeases(declarations, lock, move);
  const answer: Answer = { snapshot, allocation, view: new AllocationView(allocation) };
  const problems = [...registry.problems, ...doubled, ...allocation.problems, ...runRules(RULES, answer)];
  return { answer, problems: sortedProblems(problems) };
}
