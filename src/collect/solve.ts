import { allocate } from '../allocate/allocate';
import { moveLeases } from '../allocate/move';
import { RULES } from '../check/catalogue';
import { runRules, sortedProblems } from '../check/run';
import type { AdoptionReport, AdoptRequest } from '../model/adoption';
import type { Allocation } from '../model/allocation';
import { AllocationView } from '../model/allocation-view';
import type { Answer } from '../model/answer';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import type { MoveRequest } from '../model/move';
import type { Problem } from '../model/problem';
import type { Snapshot } from '../model/snapshot';
import { adoptCluster } from './adopt-cluster';
import { duplicates } from './duplicates';
import { foreignLock } from './foreign-lock';
import type { Registry } from './registry';
import { snapshotOf } from './snapshot';

export interface Solution {
  readonly answer: Answer;
  /** Errors first. */
  readonly problems: readonly Problem[];
  /** The lock to be written: the one of the answer, unless a command keeps only a part of that. */
  readonly lock: Lock;
  /** What came of a request to adopt. */
  readonly adoption?: AdoptionReport;
}

/** What a command asks for besides an answer: at most one of them. */
export interface LockRequest {
  readonly move?: MoveRequest;
  readonly adopt?: AdoptRequest;
}

/** A lock, and how messages name its file. */
export interface Memory {
  readonly lock: Lock;
  readonly file: string;
}

/** Declarations and lock in, answer out: the pipeline between the tree and the objects. */
export function solve(registry: Registry, { lock, file }: Memory, request: LockRequest = {}): Solution {
  const { kept, problems: doubled } = duplicates(registry);
  const snapshot = snapshotOf(kept);
  const foreign = foreignLock(registry.clusterNames, lock, file);
  const {
    allocation,
    lock: next,
    report,
  } = foreign.length > 0 ? decide(snapshot, EMPTY_LOCK, {}) : decide(snapshot, lock, request);
  const answer: Answer = { snapshot, allocation, view: new AllocationView(allocation) };
  const problems = [...registry.problems, ...doubled, ...foreign, ...allocation.problems, ...runRules(RULES, answer)];
  return { answer, problems: sortedProblems(problems), lock: next, ...(report && { adoption: report }) };
}

interface Decided {
  readonly allocation: Allocation;
  readonly lock: Lock;
  readonly report?: AdoptionReport;
}

function decide(snapshot: Snapshot, lock: Lock, { move, adopt }: LockRequest): Decided {
  if (adopt !== undefined) return adoptCluster(snapshot, lock, adopt);
  const { declarations } = snapshot;
  const allocation = move === undefined ? allocate(declarations, lock) : moveLeases(declarations, lock, move);
  return { allocation, lock: allocation.lock };
}
