import type { ManifestFile } from '../gitops/manifest';
import type { DeclaredPlace } from '../model/declared-place';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { isError, type Problem } from '../model/problem';
import { sortedBy } from '../net/compare';
import { reviewManifests } from './manifest-review';
import { problemRisks } from './problem-risks';
import type { AllocationChange, Review, Risk, Side } from './review';
import { type ReviewedLocks, reviewAllocations } from './review-allocations';
import { aboutUnread } from './unread-documents';

/** One side, and what is in it. */
export interface ReviewedSide extends Omit<Side, 'hasLock' | 'hasManifests'> {
  /** Absent: it has none. */
  readonly lock?: Lock;
  /** The files of its output folder. Absent: it has none. */
  readonly manifests?: readonly ManifestFile[];
}

export interface ReviewedChange extends Pick<ReviewedLocks, 'asOf' | 'pastSince'> {
  readonly base: ReviewedSide;
  readonly head: ReviewedSide;
  /** What the app knows. Absent: it was not asked. */
  readonly app?: AppView;
  /** The lock file of the head, as problems name it. */
  readonly file: string;
}

export interface AppView {
  /** Old owner → new owner. */
  readonly renames: ReadonlyMap<Owner, Owner>;
  readonly places: readonly DeclaredPlace[];
  /** What it finds wrong with itself, or with the lock. */
  readonly problems: readonly Problem[];
}

/** What a change does to addresses, to manifests, and to whoever has to prepare for it. */
export function reviewChange({ base, head, asOf, app, file, pastSince }: ReviewedChange): Review {
  const { renames, owners, ...allocation } = reviewAllocations({
    base: base.lock ?? EMPTY_LOCK,
    head: head.lock ?? EMPTY_LOCK,
    ref: base.name,
    asOf,
    ...(app && { renames: app.renames, places: app.places }),
    ...(pastSince && { pastSince }),
  });
  const hasManifests = base.manifests !== undefined && head.manifests !== undefined;
  const manifestsOf = ({ manifests = [], lock }: ReviewedSide) => ({
    files: hasManifests ? manifests : [],
    ...(lock && { lock }),
  });
  const manifests = reviewManifests({ base: manifestsOf(base), head: manifestsOf(head), renames, owners });
  const asked = app?.problems ?? [];
  const judged = allocation.problems;
  return {
    base: sideOf(base, hasManifests ? head : undefined),
    head: sideOf(head, hasManifests ? base : undefined),
    asOf,
    isBlocked: [...asked, ...judged].some(isError) || manifests.hazards.some(({ level }) => level === 'blocked'),
    ...allocation,
    ...manifests,
    risks: gravestFirst([...problemRisks([...asked.filter(isError), ...judged]), ...allocation.risks]),
    problems: [...asked, ...inLock(judged, allocation.allocations, file)],
  };
}

/** @param other the side with which its manifests are compared */
function sideOf({ lock, manifests, notes = [], ...side }: ReviewedSide, other: ReviewedSide | undefined): Side {
  const all = other === undefined ? notes : [...notes, ...aboutUnread(manifests ?? [], other.manifests ?? [])];
  return {
    ...side,
    hasLock: lock !== undefined,
    hasManifests: (manifests ?? []).length > 0,
    ...(all.length > 0 && { notes: all }),
  };
}

const GRAVITY: Readonly<Record<Risk['level'], number>> = { blocked: 0, high: 1, medium: 2, low: 3 };

/** Of one level, as they came. */
const gravestFirst = (risks: readonly Risk[]): Risk[] => sortedBy(risks, (a, b) => GRAVITY[a.level] - GRAVITY[b.level]);

/** Problems with the line that their owner's first change is in: the lock is what a pull request shows. */
function inLock(problems: readonly Problem[], changes: readonly AllocationChange[], file: string): Problem[] {
  const lines = new Map<string, number>();
  for (const { before, after, line } of changes)
    for (const owner of [before?.owner, after?.owner])
      if (owner !== undefined && line !== undefined && line < (lines.get(owner) ?? Number.POSITIVE_INFINITY))
        lines.set(owner, line);
  return problems.map((problem) => {
    const line = lines.get(problem.where.identity ?? '');
    return { ...problem, where: { ...problem.where, file, ...(line !== undefined && { line }) } };
  });
}
