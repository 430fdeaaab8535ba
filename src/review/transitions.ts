import type { HolderEntry, LockEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import { overlay, type Span } from '../lock/overlay';
import { compareBigint, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { firstPositionOf, partOfEntry } from './entry-part';
import { type Move, sizeOf } from './moves';

/** What becomes of some addresses, claims or an EIP: one line's part before, and one line's part after. */
export interface Transition {
  readonly before?: HolderEntry;
  readonly after?: HolderEntry;
  /** Where the claims that arrive held something in the base. Only where nothing was before. */
  readonly from?: HolderEntry;
}

/**
 * Differences between two locks, each of one mind: where claims arrive at what nobody had, those that come from
 * elsewhere are told from those that are new.
 *
 *     added      10.0.0.8..10.0.0.11 redis 0..3
 *     moves      10.0.0.4 redis 1 -> 10.0.0.9
 *     new        10.0.0.8     10.0.0.10..10.0.0.11
 *     moved              10.0.0.9
 */
export function transitionsOf(changes: readonly LockChange[], moves: readonly Move[]): Transition[] {
  const arrivals: HolderEntry[] = [];
  const others: Transition[] = [];
  for (const { kind, before, after } of changes) {
    if (kind === 'added' || kind === 'moved') arrivals.push(...holder(after));
    else others.push({ ...one('before', before), ...one('after', after) });
  }
  return [...others.filter(({ before, after }) => before ?? after), ...withOrigins(arrivals, moves)];
}

const holder = (entry: LockEntry | undefined): HolderEntry[] =>
  entry !== undefined && 'owner' in entry.line ? [entry as HolderEntry] : [];

const one = (side: 'before' | 'after', entry: LockEntry | undefined): Transition =>
  Object.fromEntries(holder(entry).map((value) => [side, value]));

/** A line that claims arrive at, and the line that they come from. */
interface Arrival {
  readonly entry: HolderEntry;
  readonly from?: HolderEntry;
}

function withOrigins(arrivals: readonly HolderEntry[], moves: readonly Move[]): Transition[] {
  const origins = groupedBy(
    moves.map(({ before, after }): Arrival => ({ entry: after, from: before })),
    ({ entry }) => kindOf(entry),
  );
  return [...groupedBy(arrivals, kindOf)].flatMap(([kind, entries]) => {
    const moved = origins.get(kind);
    if (moved === undefined) return entries.map((after) => ({ after }));
    const stretches = overlay(spansOf(entries.map((entry) => ({ entry }))), spansOf(moved));
    return stretches.flatMap(({ first, last, before: arrival, after: move }): Transition[] => {
      if (arrival === undefined) return [];
      const part = (entry: HolderEntry, start: HolderEntry) =>
        partOfEntry(entry, first - firstPositionOf(start), last - first + 1n);
      const after = part(arrival.entry, arrival.entry);
      return [move?.from ? { after, from: part(move.from, move.entry) } : { after }];
    });
  });
}

/** Things of one kind stand in one order. */
function kindOf(entry: HolderEntry): string {
  if (entry.section === 'eips') return `eips ${entry.line.id}`;
  if (entry.section === 'leases') return `leases ${entry.network} ${entry.line.range.family}`;
  const { place, owner, family, nic, ordinals } = entry.line;
  return `claims ${entry.network} ${place} ${owner} ${family} ${nic ?? ''} ${ordinals ? 'ordinals' : ''}`;
}

const spansOf = (arrivals: readonly Arrival[]): Span<Arrival>[] =>
  sortedBy(
    arrivals.map((value) => {
      const first = firstPositionOf(value.entry);
      return { first, last: first + sizeOf(value.entry) - 1n, value };
    }),
    (a, b) => compareBigint(a.first, b.first),
  );
