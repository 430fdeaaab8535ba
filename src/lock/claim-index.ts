import type { Lock, Ordinals } from '../model/lock';
import type { Owner } from '../model/owner';
import { partOfClaim, partOfRun } from '../model/runs';
import { Range } from '../net/range';
import { type HolderEntry, linesByOwner } from './entry';

/** Two lines for the same claims, both cut to the ordinals that they share. */
export interface SharedClaims {
  readonly entry: HolderEntry;
  readonly other: HolderEntry;
}

/** Finds the lines that a lock has for given claims, wherever they stand. */
export class ClaimIndex {
  private readonly lines: ReadonlyMap<Owner, readonly HolderEntry[]>;

  constructor(lock: Lock) {
    this.lines = linesByOwner(lock);
  }

  /** The lines, in any state, with an ordinal of the entry's, for the same NIC and family. */
  linesFor(entry: HolderEntry): SharedClaims[] {
    const others = this.lines.get(entry.line.owner) ?? [];
    return others.flatMap((other) => (isSameInterface(entry, other) ? shared(entry, other) : []));
  }
}

const isSameInterface = (a: HolderEntry, b: HolderEntry): boolean =>
  a.section === b.section && a.line.nic === b.line.nic && familyOf(a) === familyOf(b);

function familyOf(entry: HolderEntry): number {
  if (entry.section === 'eips') return 0;
  return entry.section === 'leases' ? entry.line.range.family : entry.line.family;
}

function shared(entry: HolderEntry, other: HolderEntry): SharedClaims[] {
  const [a, b] = [entry.line.ordinals, other.line.ordinals];
  if (a === undefined || b === undefined) return a === b ? [{ entry, other }] : [];
  const common = { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
  return common.first > common.last ? [] : [{ entry: cutTo(entry, common), other: cutTo(other, common) }];
}

function cutTo(entry: HolderEntry, ordinals: Ordinals): HolderEntry {
  if (entry.section === 'eips') return entry;
  if (entry.section === 'claims') return { ...entry, line: partOfClaim(entry.line, ordinals) };
  const { family, firstValue } = entry.line.range;
  const first = firstValue + BigInt(ordinals.first - entry.line.ordinals!.first);
  const last = first + BigInt(ordinals.last - ordinals.first);
  return { ...entry, line: partOfRun(entry.line, Range.ofValues(family, first, last)) };
}
