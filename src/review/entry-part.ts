import type { HolderEntry } from '../lock/entry';
import { partOfClaim, partOfRun } from '../model/runs';
import { Range } from '../net/range';

/** The position of the first thing of a line among those of its kind: its address, its ordinal. */
export function firstPositionOf(entry: HolderEntry): bigint {
  if (entry.section === 'leases') return entry.line.range.firstValue;
  return BigInt(entry.section === 'claims' ? (entry.line.ordinals?.first ?? 0) : 0);
}

/** So many things of a line, from an offset on. All of them have to be its own. */
export function partOfEntry(entry: HolderEntry, offset: bigint, size: bigint): HolderEntry {
  if (entry.section === 'leases') {
    const { family, firstValue } = entry.line.range;
    const first = firstValue + offset;
    return { ...entry, line: partOfRun(entry.line, Range.ofValues(family, first, first + size - 1n)) };
  }
  if (entry.section === 'eips' || entry.line.ordinals === undefined) return entry;
  const first = entry.line.ordinals.first + Number(offset);
  return { ...entry, line: partOfClaim(entry.line, { first, last: first + Number(size) - 1 }) };
}
