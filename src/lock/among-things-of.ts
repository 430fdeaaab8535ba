import type { Lock } from '../model/lock';
import { groupedBy } from '../net/grouped-by';
import { RangeSet } from '../net/range-set';
import { diffLocks } from './diff';
import type { LockEntry } from './entry';

/** What a lock has otherwise than another one, or has not: its lines, and where it has none those of the other. */
export const entriesThatDiffer = (lock: Lock, other: Lock): readonly LockEntry[] =>
  diffLocks(other, lock).flatMap(({ before, after }) => after ?? before ?? []);

/** Tells of a line whether it is about an address, CIDR, EIP or claim that some of the others are about. */
export function amongThingsOf(entries: readonly LockEntry[]): (entry: LockEntry) => boolean {
  const leases = entries.flatMap((entry) => (entry.section === 'leases' ? [entry] : []));
  const leased = new Map(
    [...groupedBy(leases, ({ network }) => network)].map(([network, lines]) => [
      network,
      RangeSet.from(lines.map(({ line }) => line.range)),
    ]),
  );
  const others = groupedBy(entries, thingOf);
  return (entry) =>
    entry.section === 'leases'
      ? (leased.get(entry.network)?.overlaps(entry.line.range) ?? false)
      : (others.get(thingOf(entry)) ?? []).some((other) => haveCommonOrdinal(entry, other));
}

/** What a line is about, as text; leases are compared by their addresses. */
function thingOf(entry: LockEntry): string {
  switch (entry.section) {
    case 'carved':
      return `carved ${entry.network} ${entry.line.use} ${entry.line.cidr}`;
    case 'eips':
      return `eips ${entry.line.id}`;
    case 'claims': {
      const { place, owner, family, nic } = entry.line;
      return `claims ${entry.network} ${place} ${owner} ${family} ${nic ?? ''}`;
    }
    case 'leases':
    case 'headings':
      return entry.section;
  }
}

function haveCommonOrdinal(a: LockEntry, b: LockEntry): boolean {
  if (a.section !== 'claims' || b.section !== 'claims') return true;
  const first = Math.max(a.line.ordinals?.first ?? 0, b.line.ordinals?.first ?? 0);
  const last = Math.min(a.line.ordinals?.last ?? 0, b.line.ordinals?.last ?? 0);
  return first <= last;
}
