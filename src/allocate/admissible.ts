import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import { type PlacedPool, zonedIn } from './places';

/** Whether claims that these pools serve may have these addresses. */
export function isAdmissible(range: Range, pools: readonly PlacedPool[]): boolean {
  for (const pool of pools) {
    if (pool.range.covers(range)) return pool.forbidden.isEmpty || !pool.forbidden.overlaps(range);
  }
  return partsForbidden(range, pools).length === 0;
}

export interface ForbiddenPart {
  readonly range: Range;
  /** Completes "10.0.0.1 …". */
  readonly reason: string;
}

/** The addresses that such a claim may not have, in order, with the reason. */
export function partsForbidden(range: Range, pools: readonly PlacedPool[]): ForbiddenPart[] {
  const all = RangeSet.of(range);
  const parts = (set: RangeSet, reason: string) => set.ranges.map((range) => ({ range, reason }));
  const merged = (sets: readonly RangeSet[]) => RangeSet.from(sets.flatMap(({ ranges }) => ranges));
  return [
    ...parts(
      all.minus(RangeSet.from(pools.map((pool) => pool.range))),
      isZoned(pools) ? 'is outside the zones of its pools' : 'is in none of its pools',
    ),
    ...parts(all.intersect(merged(pools.map(({ excluded }) => excluded))), 'is excluded by its subnet'),
    ...parts(all.intersect(merged(pools.map(({ reserved }) => reserved))), 'is reserved'),
    ...parts(all.intersect(merged(pools.map(zonedIn))), 'is in a zone that serves other claims only'),
  ].sort((a, b) => Range.compare(a.range, b.range));
}

const isZoned = (pools: readonly PlacedPool[]): boolean => pools.some(({ zone }) => zone !== undefined);
