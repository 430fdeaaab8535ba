import type { LeaseLine, Ordinals } from '../model/lock';
import { compareNumber, sortedBy } from '../net/compare';
import { Range } from '../net/range';
import type { Found } from './settle';

/** A lease of a request whose claims are numbered. */
export interface NumberedLease extends LeaseLine {
  readonly ordinals: Ordinals;
}

/** The part of a lease that is about some of its claims. */
export function cutLease(line: NumberedLease, ordinals: Ordinals): NumberedLease {
  if (ordinals.first === line.ordinals.first && ordinals.last === line.ordinals.last) return line;
  const range = line.range.part(ordinals.first - line.ordinals.first, ordinals.last - ordinals.first + 1);
  return { ...line, ordinals, range };
}

/** Bound before head-room before retained before released: the order in which claims without ordinals are numbered. */
const RANK = { bound: 0, headroom: 1, retained: 2, released: 3 } as const;

export const isHeld = ({ tenure }: { readonly tenure: LeaseLine['tenure'] }): boolean =>
  tenure.state === 'bound' || tenure.state === 'headroom';

/** What `lock move` left behind is no home. */
export const isHome = ({ tenure }: { readonly tenure: LeaseLine['tenure'] }): boolean =>
  tenure.state === 'retained' || (tenure.state === 'released' && tenure.moved === undefined);

/** The lines of a StatefulSet, in the order in which its claims look at them. */
export const foundByOrdinal = <T extends NumberedLease>(lines: readonly T[]): Found<T> => ({
  held: sortedBy(lines.filter(isHeld), byOrdinal),
  homes: sortedBy(lines.filter(isHome), (a, b) => RANK[a.tenure.state] - RANK[b.tenure.state] || byOrdinal(a, b)),
});

const byOrdinal = (a: NumberedLease, b: NumberedLease): number =>
  compareNumber(a.ordinals.first, b.ordinals.first) || Range.compare(a.range, b.range);

/**
 * Numbers the addresses of a workload whose pods have no ordinals: first the addresses that are pinned, then what is
 * bound, then head-room, then what it may come home to. Counting bound before head-room keeps every address in the
 * state that it has as long as the numbers declared stay the same.
 */
export function foundByRank(lines: readonly LeaseLine[], pinned: number): Found<NumberedLease> {
  let next = pinned;
  const numbered = sortedBy(
    lines,
    (a, b) => RANK[a.tenure.state] - RANK[b.tenure.state] || Range.compare(a.range, b.range),
  ).map((line): NumberedLease => {
    const first = next;
    next += line.range.count;
    return { ...line, ordinals: { first, last: next - 1 } };
  });
  return { held: numbered.filter(isHeld), homes: numbered.filter(isHome) };
}
