import { holderEntries } from '../lock/entry';
import type { Instant } from '../model/instant';
import { EMPTY_LOCK } from '../model/lock';
import type { Problem } from '../model/problem';
import { type BaseReview, type Comparison, changesOf, reviewAgainstBase } from '../review/against-base';
import { earliestNewDate } from '../review/early-dates';
import type { AppKnowledge } from './app-knowledge';
import type { AppOptions } from './ask-about-lock';
import { lagsBehind } from './lags-behind';
import { lockHistory } from './lock-history';
import { type LoadedLock, loadLock } from './lock-source';
import { locksAtRefs, type RefLock } from './locks-at-refs';
import { type Found, found } from './outcome';

export interface BaseOptions extends AppOptions {
  /** The refs whose locks are deployed. */
  readonly base: readonly string[];
}

/** The lock file, judged against each base. */
export interface BaseCheck {
  readonly file: string;
  readonly asOf: Instant;
  readonly isAppAsked: boolean;
  readonly bases: readonly JudgedBase[];
}

export interface JudgedBase {
  readonly ref: string;
  /** Whether the ref has a lock file; without one, everything is new. */
  readonly hasLock: boolean;
  /** What it is called there, where it has been renamed since. */
  readonly formerly?: string;
  /** Lines with an owner in the lock of the ref. */
  readonly lines: number;
  /** How many differences there are. */
  readonly changes: number;
  /** Whether the ref has had changes of the lock that what is checked out does not have: they look undone. */
  readonly isAhead: boolean;
  readonly problems: readonly Problem[];
}

/** The locks that are compared, read. */
export interface BaseLocks {
  readonly now: LoadedLock;
  readonly asOf: Instant;
  readonly bases: readonly RefLock[];
}

/** Reads the lock in the file and those at the refs; undefined where there are no refs. */
export function readBaseLocks({ base, lock }: BaseOptions, asOf: Instant): Found<BaseLocks | undefined> {
  if (base.length === 0) return found(undefined);
  const now = loadLock(lock);
  if (!now.ok) return now;
  const bases = locksAtRefs(base, lock);
  return bases.ok ? found({ now: now.value, asOf, bases: bases.value }) : bases;
}

/** Judges the lock in the file against each base. */
export function judgeBases(
  { now: { file, lock: now }, asOf, bases }: BaseLocks,
  { renames }: AppKnowledge,
): Found<BaseCheck> {
  const judged: JudgedBase[] = [];
  for (const { ref, lock, formerly } of bases) {
    const base = lock ?? EMPTY_LOCK;
    const review = reviewed({ base, now, asOf, ref, ...(renames && { renames }) }, formerly ?? file);
    if (!review.ok) return review;
    judged.push({
      ref,
      hasLock: lock !== undefined,
      ...(formerly !== undefined && { formerly }),
      lines: [...holderEntries(base)].length,
      // Judged under its new name, a workload that is called otherwise does not differ; in the file its lines do.
      changes: (review.value.renames.size === 0 ? review.value.changes : changesOf(base, now)).length,
      isAhead: lagsBehind(ref, file),
      problems: review.value.problems.map((problem) => ({ ...problem, where: { ...problem.where, file } })),
    });
  }
  return found({ file, asOf, isAppAsked: renames !== undefined, bases: judged });
}

/** Only new dates ask for the history of the base. */
function reviewed(comparison: Comparison & { readonly ref: string }, file: string): Found<BaseReview> {
  const review = reviewAgainstBase(comparison);
  const since = earliestNewDate(review.changes);
  if (since === undefined) return found(review);
  const past = lockHistory({ ref: comparison.ref, file }, { since, upTo: comparison.asOf });
  return past.ok ? found(reviewAgainstBase({ ...comparison, past: past.value })) : past;
}
