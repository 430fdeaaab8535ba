import type { ClaimLine, LeaseLine, NetworkLock } from '../model/lock';
import { isSameTenure, partOfClaim, partOfRun } from '../model/runs';
import { compareText, sortedBy } from '../net/compare';
import type { Family } from '../net/family';
import { Range } from '../net/range';
import type { LockEntry } from './entry';
import { changeOf, type LockChange } from './lock-change';
import { overlay, type Span, type Stretch } from './overlay';

/** Address by address, but in stretches. */
export function diffLeases(before: NetworkLock, after: NetworkLock, family: Family): LockChange[] {
  const { name: network } = before;
  const entryOf = (line: LeaseLine, first: bigint, last: bigint): LockEntry => ({
    section: 'leases',
    network,
    line: partOfRun(line, Range.ofValues(family, first, last)),
  });
  const stretches = overlay(leaseSpans(before, family), leaseSpans(after, family));
  return changesIn(
    stretches.filter(({ before: old, after: now }) => !(old && now && isUnchanged(old, now))),
    entryOf,
  );
}

/** Whether two lines say the same of the addresses that they share. Nearly all do, and need no printing. */
function isUnchanged(old: LeaseLine, now: LeaseLine): boolean {
  return (
    old.owner === now.owner && old.nic === now.nic && isSameTenure(old.tenure, now.tenure) && haveSameOrdinals(old, now)
  );
}

function haveSameOrdinals({ ordinals: a, range: old }: LeaseLine, { ordinals: b, range: now }: LeaseLine): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (old.firstValue === now.firstValue) return a.first === b.first;
  return BigInt(b.first - a.first) === now.firstValue - old.firstValue;
}

const leaseSpans = ({ leases }: NetworkLock, family: Family): Span<LeaseLine>[] =>
  leases
    .filter(({ range }) => range.family === family)
    .map((line) => ({ first: line.range.firstValue, last: line.range.lastValue, value: line }));

/** Ordinal by ordinal of each owner in each place, but in stretches. */
export function diffClaims(before: NetworkLock, after: NetworkLock): LockChange[] {
  const { name: network } = before;
  const old = claimSpans(before);
  const now = claimSpans(after);
  const entryOf = (line: ClaimLine, first: bigint, last: bigint): LockEntry => ({
    section: 'claims',
    network,
    line: line.ordinals ? partOfClaim(line, { first: Number(first), last: Number(last) }) : line,
  });
  return sortedBy(new Set([...old.keys(), ...now.keys()]), compareText).flatMap((key) =>
    changesIn(overlay(old.get(key) ?? [], now.get(key) ?? []), entryOf),
  );
}

function claimSpans({ claims }: NetworkLock): Map<string, Span<ClaimLine>[]> {
  const spans = new Map<string, Span<ClaimLine>[]>();
  for (const line of claims) {
    const key = `${line.place} ${line.owner} ${line.family} ${line.nic ?? ''} ${line.ordinals ? 'ordinals' : ''}`;
    const span = { first: BigInt(line.ordinals?.first ?? 0), last: BigInt(line.ordinals?.last ?? 0), value: line };
    const known = spans.get(key);
    if (known) known.push(span);
    else spans.set(key, [span]);
  }
  return spans;
}

function changesIn<L extends LeaseLine | ClaimLine>(
  stretches: readonly Stretch<L>[],
  entryOf: (line: L, first: bigint, last: bigint) => LockEntry,
): LockChange[] {
  return stretches.flatMap(({ first, last, before, after }) =>
    changeOf(before && entryOf(before, first, last), after && entryOf(after, first, last)),
  );
}
