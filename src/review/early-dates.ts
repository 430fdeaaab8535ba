import { diffLocks } from '../lock/diff';
import type { LockEntry } from '../lock/entry';
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
 * @param past the locks that the base had from the earliest new date on, the latest first and that lock itself included
 */
export function earlyDates(base: Lock, changes: readonly LockChange[], past: readonly PastLock[]): Finding[] {
  let dated = changes.filter((change) => newDateOf(change) !== undefined);
  const findings: Finding[] = [];
  for (const [i, { from }] of past.entries()) {
    dated = dated.filter((change) => newDateOf(change)! < from);
    if (dated.length === 0) break;
    const older = past[i + 1];
    const differences = older
      ? diffLocks(older.lock, base).flatMap(({ before, after }) => after ?? before ?? [])
      : undefined;
    const isEarly = ({ before }: LockChange) =>
      !differences || differences.some((entry) => areOfOneThing(entry, before!));
    findings.push(...dated.filter(isEarly).map((change): Finding => ({ fault: 'dateEarly', change, from })));
    dated = dated.filter((change) => !isEarly(change));
  }
  return findings;
}

/** The date that a difference writes on a line that the base has. */
function newDateOf({ kind, before, after }: LockChange): Instant | undefined {
  if (kind !== 'changed') return undefined;
  const date = dateOf(tenureOf(after));
  return date === dateOf(tenureOf(before)) ? undefined : date;
}

function areOfOneThing(a: LockEntry, b: LockEntry): boolean {
  if (a.section === 'leases' && b.section === 'leases')
    return a.network === b.network && a.line.range.overlaps(b.line.range);
  if (a.section === 'carved' && b.section === 'carved')
    return a.network === b.network && a.line.cidr.equals(b.line.cidr);
  if (a.section === 'eips' && b.section === 'eips') return a.line.id === b.line.id;
  if (a.section !== 'claims' || b.section !== 'claims') return false;
  const [first, last] = [
    Math.max(a.line.ordinals?.first ?? 0, b.line.ordinals?.first ?? 0),
    Math.min(a.line.ordinals?.last ?? 0, b.line.ordinals?.last ?? 0),
  ];
  const isOneInterface =
    a.line.place === b.line.place &&
    a.line.owner === b.line.owner &&
    a.line.family === b.line.family &&
    a.line.nic === b.line.nic;
  return isOneInterface && first <= last;
}
