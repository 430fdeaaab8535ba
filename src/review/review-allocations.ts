import { ageAt } from '../lock/aging';
import { diffLocks, type LockChange } from '../lock/diff';
import { LineNumbers } from '../lock/line-numbers';
import type { DeclaredPlace } from '../model/declared-place';
import type { Instant } from '../model/instant';
import type { Lock, Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import { type BaseReview, reviewAgainstBase } from './against-base';
import { type AllocationContext, allocationChanges, totalsOf } from './allocation-changes';
import { capacityChanges, usagesOf } from './capacity';
import { departureRisks } from './departures';
import { earliestNewDate, type PastLock } from './early-dates';
import { placeChanges } from './place-changes';
import { PlaceIndex } from './places';
import { poolRisks } from './pool-risks';
import type { Review, Risk } from './review';
import { sidePlaces } from './side-places';
import { type Transition, transitionsOf } from './transitions';
import { WorkloadCounts } from './workload-counts';

/** Two locks, and what is known of them. */
export interface ReviewedLocks {
  readonly base: Lock;
  readonly head: Lock;
  /** How messages call the base. */
  readonly ref: string;
  readonly asOf: Instant;
  /** Old owner → new owner. Absent where the app was not asked. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
  /** Absent where the app was not asked. */
  readonly places?: readonly DeclaredPlace[];
  /**
   * The locks that the base has had since an instant, the latest first and the base's own included; asked for where the
   * head adds dates. Absent: dates are judged by the base alone.
   */
  readonly pastSince?: (since: Instant) => Iterable<PastLock> | undefined;
}

export interface AllocationReview
  extends Pick<Review, 'totals' | 'allocations' | 'places' | 'capacity' | 'placesFrom' | 'problems'> {
  /** But for those that problems are. */
  readonly risks: readonly Risk[];
  /** The renames that the head has made. */
  readonly renames: ReadonlyMap<Owner, Owner>;
  /** Everybody who has a line on either side that is not the same on the other. */
  readonly owners: ReadonlySet<Owner>;
}

/** What a change of the lock does. Linear in the lines of both, but for sorting what has changed. */
export function reviewAllocations(locks: ReviewedLocks): AllocationReview {
  const { base, head } = locks;
  const judged = judge(locks);
  const transitions = transitionsOf(changesByOldNames(judged, locks), judged.moves);
  const places = sidePlaces({ base, head, ...(locks.places && { declared: locks.places }) });
  const index = { base: new PlaceIndex(places.base), head: new PlaceIndex(places.head) };
  const owners = ownersIn(transitions, judged.renames);
  const context = contextOf(owners, judged, { locks, index });
  const allocations = allocationChanges(transitions, context);
  const changes = placeChanges(places.base, places.head);
  const [before, after] = [usagesOf(base, index.base), usagesOf(head, index.head)];
  return {
    totals: totalsOf(allocations),
    allocations,
    places: changes,
    capacity: capacityChanges(before, after),
    ...(locks.places ? { placesFrom: 'app' } : places.head.length + places.base.length > 0 && { placesFrom: 'lock' }),
    problems: judged.problems,
    risks: [
      ...departureRisks(transitions, { counts: context.counts, ref: locks.ref }),
      ...poolRisks({ head, index: index.head, before, after, changes }),
    ],
    renames: judged.renames,
    owners,
  };
}

/** Only new dates ask for the history of the base. */
function judge({ base, head: now, ref, asOf, renames, pastSince }: ReviewedLocks): BaseReview {
  const comparison = { base, now, ref, asOf, ...(renames && { renames }) };
  const review = reviewAgainstBase(comparison);
  const since = pastSince && earliestNewDate(review.changes);
  const past = since === undefined ? undefined : pastSince?.(since);
  return past === undefined ? review : reviewAgainstBase({ ...comparison, past });
}

/** The differences with the owners as the base calls them; claims without an address have none of their own to show. */
function changesByOldNames({ changes, renames }: BaseReview, { base, head }: ReviewedLocks): readonly LockChange[] {
  if (renames.size === 0) return changes;
  const isClaim = ({ before, after }: LockChange) => (after ?? before)!.section === 'claims';
  return [...diffLocks(base, head).filter((change) => !isClaim(change)), ...changes.filter(isClaim)];
}

interface Sides {
  readonly locks: ReviewedLocks;
  readonly index: AllocationContext['places'];
}

/** By all their names. */
function ownersIn(transitions: readonly Transition[], renames: BaseReview['renames']): ReadonlySet<Owner> {
  const names = transitions.flatMap(({ before, after }) => [before, after].flatMap((entry) => entry?.line.owner ?? []));
  return new Set(names.flatMap((name) => [name, renames.get(name) ?? name]));
}

function contextOf(owners: ReadonlySet<Owner>, judged: BaseReview, { locks, index }: Sides): AllocationContext {
  const { renames } = judged;
  return {
    mayLeave: (tenure: Tenure) => ageAt(tenure, locks.asOf).kind === 'removed',
    renames,
    counts: { before: new WorkloadCounts(judged.base, owners), after: new WorkloadCounts(locks.head, owners) },
    places: index,
    lines: new LineNumbers(locks.head),
  };
}
