import { diffLocks, type LockChange } from '../lock/diff';
import type { Instant } from '../model/instant';
import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Problem } from '../model/problem';
import { sortedBy } from '../net/compare';
import { carvedHandOvers, carvedInUse } from './carved-lines';
import { doubledClaims } from './doubled-claims';
import { earlyDates, type PastLock } from './early-dates';
import { type Fault, type Finding, problemsOf } from './fault';
import { faultsOf } from './judge-change';
import { givenUpEntries, holdsOf, massRelease } from './mass-release';
import { latestDate } from './moment';
import { type Move, movesOf, movesReport } from './moves';
import { renamesMadeIn, renamesReport, underNewNames } from './renames';

/**
 * review: what stands between two states of the lock. A lock can be valid, fit its declarations and still be wrong,
 * because of what is deployed: an address changes hands at once, a revert takes a lease out of the memory, a date makes
 * a quarantine end before it began. None of that shows in one lock, and a squashed merge shows no step in between. So
 * the lock is laid over the one that is deployed, address by address (in stretches), and only that may be different
 * which synth, `lock move`, `lock release` and `lock gc` could have made of it in one merge.
 */
export interface Comparison {
  /** The lock that is deployed. */
  readonly base: Lock;
  /** The lock that is to be merged. */
  readonly now: Lock;
  /** The instant at which it is judged: quarantines must be over, and dates past, by then. */
  readonly asOf: Instant;
  /** Old owner → new owner, from `formerly` of the declarations. Absent where the app was not asked. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
  /**
   * The locks that the base has had since the earliest date that this lock adds (`earliestNewDate`), the latest first
   * and `base` itself included. Absent: dates are judged by the base alone.
   */
  readonly past?: Iterable<PastLock>;
  /** How messages call the base. Default: `the base`. */
  readonly ref?: string;
}

/** What differs, and what is wrong with it. */
export interface BaseReview {
  /** Errors first, each rule and owner once; warnings tell of what is allowed and should be looked at. */
  readonly problems: readonly Problem[];
  /** All differences but those of headings, in the order of the file. */
  readonly changes: readonly LockChange[];
  /** Claims that hold something else than in the base. */
  readonly moves: readonly Move[];
  /** The base under the new names of those that were renamed, and which those are. */
  readonly base: Lock;
  readonly renames: ReadonlyMap<Owner, Owner>;
}

/** What may not be merged into the base, and what should be looked at. Linear in the lines of both locks. */
export const judgeAgainstBase = (comparison: Comparison): readonly Problem[] => reviewAgainstBase(comparison).problems;

export function reviewAgainstBase({
  base: deployed,
  now,
  asOf,
  renames,
  past,
  ref = 'the base',
}: Comparison): BaseReview {
  const renamed = renamesMadeIn(now, renames);
  const base = underNewNames(deployed, renamed);
  const changes = changesOf(base, now);
  const moment = { asOf, latest: latestDate(base, asOf) };
  const findings: readonly Finding[] = [
    ...[...changes, ...carvedHandOvers(base, changes)].flatMap((change) =>
      faultsOf(change, moment).map((fault) => ({ fault, change })),
    ),
    ...(past ? earlyDates(deployed, changes, past) : []),
    ...asFindings('carvedInUse', carvedInUse(now, changes, asOf)),
    ...asFindings('doubled', doubledClaims(now)),
  ];
  const moves = movesOf(changes);
  const circumstances = { ref, asOf, latest: moment.latest, isAppAsked: renames !== undefined };
  const problems = [
    ...problemsOf(findings, circumstances),
    ...renamesReport({ base: deployed, now, renames: renamed, ref }),
    ...movesReport(moves, ref),
    ...massRelease({ givenUp: givenUpEntries(changes, moves), held: holdsOf(base), ref }),
  ];
  return { problems: errorsFirst(problems), changes, moves, base, renames: renamed };
}

/** What differs between two locks besides headings, in the order of the file. */
export const changesOf = (base: Lock, now: Lock): readonly LockChange[] =>
  diffLocks(base, now).filter(({ before, after }) => (after ?? before)!.section !== 'headings');

const asFindings = (fault: Fault, changes: readonly LockChange[]): Finding[] =>
  changes.map((change) => ({ fault, change }));

const errorsFirst = (problems: readonly Problem[]): Problem[] =>
  sortedBy(problems, (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
