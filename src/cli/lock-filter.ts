import type { CarvedEntry, HolderEntry } from '../lock/entry';
import { type Parsed, parsed } from '../net/parsed';
import { Range } from '../net/range';

/** Which lines of a lock somebody wants to see. */
export type LockFilter = (entry: CarvedEntry | HolderEntry) => boolean;

/** Reads an address, a range or CIDR; the id of an EIP; or an owner or the beginning of one, such as `prod/shop`. */
export function parseLockFilter(text: string | undefined): Parsed<LockFilter> {
  if (text === undefined) return parsed(() => true);
  if (/^\d+\.|:/.test(text)) {
    const range = Range.parse(text);
    return range.ok ? parsed((entry) => rangeOf(entry)?.overlaps(range.value) === true) : range;
  }
  const key = text.replace(/\/$/, '');
  return parsed((entry) => namesOf(entry).some((name) => name === key || name.startsWith(`${key}/`)));
}

function rangeOf(entry: CarvedEntry | HolderEntry): Range | undefined {
  if (entry.section === 'carved') return entry.line.cidr.range;
  return entry.section === 'leases' ? entry.line.range : undefined;
}

/** What a line is found by, besides its address. */
function namesOf(entry: CarvedEntry | HolderEntry): string[] {
  switch (entry.section) {
    case 'carved':
      return [entry.line.key];
    case 'leases':
      return [entry.line.owner];
    case 'claims':
      return [entry.line.owner, entry.line.place];
    case 'eips':
      return [entry.line.owner, entry.line.id];
  }
}
