import { holderEntries } from '../lock/entry';
import type { Instant } from '../model/instant';
import { EMPTY_LOCK } from '../model/lock';
import type { Problem } from '../model/problem';
import { describeFault } from '../net/parsed';
import { type BaseReview, type Comparison, reviewAgainstBase } from '../review/against-base';
import { earliestNewDate } from '../review/early-dates';
import { parseAsOf } from './as-of';
import { type AppKnowledge, type AppOptions, askRenames } from './ask-renames';
import { lagsBehind } from './lags-behind';
import { lockHistory } from './lock-history';
import { type LoadedLock, loadLock } from './lock-source';
import { locksAtRefs, type RefLock } from './locks-at-refs';
import { type Found, found, misuse, type Outcome } from './outcome';
import { present } from './present';

export interface BaseOptions extends AppOptions {
  /** The refs whose locks are deployed. */
  readonly base: readonly string[];
  /** Default: the present moment. */
  readonly asOf?: string;
}

/** The lock file, judged against each base. */
export interface BaseCheck {
  readonly file: string;
  readonly asOf: Instant;
  readonly isAppAsked: boolean;
  /** What the app itself found. */
  readonly appProblems: readonly Problem[];
  readonly bases: readonly JudgedBase[];
}

export interface JudgedBase {
  readonly ref: string;
  /** Whether the ref has a lock file; without one, everything is new. */
  readonly hasLock: boolean;
  /** Lines with an owner in the lock of the ref. */
  readonly lines: number;
  /** How many differences there are. */
  readonly changes: number;
  /** Whether the ref has had changes of the lock that what is checked out does not have: they look undone. */
  readonly isAhead: boolean;
  readonly problems: readonly Problem[];
}

/** Judges the lock in the file, and goes on with what was found. */
export async function checkBases(options: BaseOptions, goOn: (check: BaseCheck) => Outcome): Promise<Outcome> {
  const asOf = instantOf(options.asOf);
  if (!asOf.ok) return asOf.outcome;
  const now = loadLock(options.lock);
  if (!now.ok) return now.outcome;
  const bases = locksAtRefs(options.base, options.lock);
  if (!bases.ok) return bases.outcome;
  return askRenames(options, (known) => {
    const check = judge({ now: now.value, asOf: asOf.value, bases: bases.value, known });
    return check.ok ? goOn(check.value) : check.outcome;
  });
}

function instantOf(text: string | undefined): Found<Instant> {
  if (text === undefined) return found(present());
  const instant = parseAsOf(text);
  return instant.ok ? found(instant.value) : { ok: false, outcome: misuse(`--as-of ${describeFault(instant.fault)}.`) };
}

interface Question {
  readonly now: LoadedLock;
  readonly asOf: Instant;
  readonly bases: readonly RefLock[];
  readonly known: AppKnowledge;
}

function judge({ now: { file, lock: now }, asOf, bases, known: { renames, problems } }: Question): Found<BaseCheck> {
  const judged: JudgedBase[] = [];
  for (const { ref, lock } of bases) {
    const base = lock ?? EMPTY_LOCK;
    const review = reviewed({ base, now, asOf, ref, ...(renames && { renames }) }, file);
    if (!review.ok) return review;
    judged.push({
      ref,
      hasLock: lock !== undefined,
      lines: [...holderEntries(base)].length,
      changes: review.value.changes.length,
      isAhead: lagsBehind(ref, file),
      problems: review.value.problems.map((problem) => ({ ...problem, where: { ...problem.where, file } })),
    });
  }
  return found({ file, asOf, isAppAsked: renames !== undefined, appProblems: problems, bases: judged });
}

/** Only new dates ask for the history of the base. */
function reviewed(comparison: Comparison & { readonly ref: string }, file: string): Found<BaseReview> {
  const review = reviewAgainstBase(comparison);
  const since = earliestNewDate(review.changes);
  if (since === undefined) return found(review);
  const past = lockHistory({ ref: comparison.ref, file }, { since, upTo: comparison.asOf });
  return past.ok ? found(reviewAgainstBase({ ...comparison, past: past.value })) : past;
}
