import { holderEntries } from '../lock/entry';
import type { Instant } from '../model/instant';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { describeFault } from '../net/parsed';
import { reviewAgainstBase } from '../review/against-base';
import { parseAsOf } from './as-of';
import { type AppKnowledge, type AppOptions, askRenames } from './ask-renames';
import { lockAtRefIfAny } from './lock-at-ref';
import { type LoadedLock, loadLock } from './lock-source';
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
  readonly problems: readonly Problem[];
}

/** Judges the lock in the file, and goes on with what was found. */
export async function checkBases(options: BaseOptions, goOn: (check: BaseCheck) => Outcome): Promise<Outcome> {
  const asOf = instantOf(options.asOf);
  if (!asOf.ok) return asOf.outcome;
  const now = loadLock(options.lock);
  if (!now.ok) return now.outcome;
  const bases = readBases([...new Set(options.base)], options.lock);
  if (!bases.ok) return bases.outcome;
  return askRenames(options, (known) => goOn(judge({ now: now.value, asOf: asOf.value, bases: bases.value, known })));
}

function instantOf(text: string | undefined): Found<Instant> {
  if (text === undefined) return found(present());
  const instant = parseAsOf(text);
  return instant.ok ? found(instant.value) : { ok: false, outcome: misuse(`--as-of ${describeFault(instant.fault)}.`) };
}

interface Base {
  readonly ref: string;
  readonly lock: Lock | undefined;
}

function readBases(refs: readonly string[], file: string): Found<Base[]> {
  const bases: Base[] = [];
  for (const ref of refs) {
    const committed = lockAtRefIfAny(ref, file);
    if (!committed.ok) return committed;
    bases.push({ ref, lock: committed.value?.lock });
  }
  return found(bases);
}

interface Question {
  readonly now: LoadedLock;
  readonly asOf: Instant;
  readonly bases: readonly Base[];
  readonly known: AppKnowledge;
}

function judge({ now: { file, lock: now }, asOf, bases, known: { renames, problems } }: Question): BaseCheck {
  const judged = bases.map(({ ref, lock }): JudgedBase => {
    const base = lock ?? EMPTY_LOCK;
    const review = reviewAgainstBase({ base, now, asOf, ref, ...(renames && { renames }) });
    return {
      ref,
      hasLock: lock !== undefined,
      lines: [...holderEntries(base)].length,
      changes: review.changes.length,
      problems: review.problems.map((problem) => ({ ...problem, where: { ...problem.where, file } })),
    };
  });
  return { file, asOf, isAppAsked: renames !== undefined, appProblems: problems, bases: judged };
}
