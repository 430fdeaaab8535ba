import { amongThingsOf, entriesThatDiffer } from '../lock/among-things-of';
import type { LockChange } from '../lock/lock-change';
import type { Instant } from '../model/instant';
import type { Lock } from '../model/lock';
import type { Finding } from './fault';
import { tenureOf } from './judge-change';
import { dateOf } from './moment';

/** A lock that the base once had, and from when on. */
export interface PastLock {
  readonly from: Instant;
  readonly lock: Lock;
}

/** The earliest date that a difference writes; undefined where none does. */
export function earliestNewDate(changes: readonly LockChange[]): Instant | undefined {
  return changes.map(newDateOf).reduce((least, date) => (!least || (date && date < least) ? date : least), undefined);
}

/**
 * Dates from a time when the base did not have the line as it has it now. A date that a branch wrote long ago may come
 * in by a rebase after the base itself has given the address up, later: the quarantine would have begun before that.
 *
 *     base       bound ------------ 20:00 released ---------
 *     branch           01:00 gc: since=01:00 -------- merged
 *
 * Linear in the lines of each lock that it takes from the past.
 *
 * @param past the locks that the base had from the earliest new date on, the latest first and that lock itself
 *   included; no more of them are taken than are needed, and no more than two held at once
 */
export function earlyDates(base: Lock, changes: readonly LockChange[], past: Iterable<PastLock>): Finding[] {
  let dated = changes.filter((change) => newDateOf(change) !== undefined);
  const findings: Finding[] = [];
  for (const { from, older } of withOlder(past)) {
    dated = dated.filter((change) => newDateOf(change)! < from);
    if (dated.length === 0) break;
    const isNew = older ? amongThingsOf(entriesThatDiffer(base, older)) : () => true;
    const early = new Set(dated.filter(({ before }) => isNew(before!)));
    for (const change of early) findings.push({ fault: 'dateEarly', change, from });
    dated = dated.filter((change) => !early.has(change));
  }
  return findings;
}

/** From when each lock was there, and what was there before it. */
function* withOlder(past: Iterable<PastLock>): Generator<{ readonly from: Instant; readonly older?: Lock }> {
  let from: Instant | undefined;
  for (const older of past) {
    if (from !== undefined) yield { from, older: older.lock };
    from = older.from;
  }
  if (from !== undefined) yield { from };
}

/** The date that a difference writes on a line that the base has. */
function newDateOf({ kind, before, after }: LockChange): Instant | undefined {
  if (kind !== 'changed') return undefined;
  const date = dateOf(tenureOf(after));
  return date === dateOf(tenureOf(before)) ? undefined : date;
}
