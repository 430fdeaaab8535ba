import { type Instant, instantPlus } from '../model/instant';
import type { LeaseLine, Tenure } from '../model/lock';
import { compareText, sortedBy } from '../net/compare';
import { isClosed, type PlacedPool, zonedIn } from './places';
import type { PoolSpace } from './pool-space';

/** How the addresses of a pool are used: what a refusal tells. Reserved addresses that are excluded too count once. */
export interface Census {
  readonly size: bigint;
  readonly free: number;
  /** How many of the free ones claims count on whose address the backend chooses. */
  readonly claimed: number;
  /** The size of the largest free aligned block, 0 where nothing is free. */
  readonly largestBlock: number;
  readonly excluded: bigint;
  readonly reserved: bigint;
  /** In zones, which serve others. */
  readonly zoned: bigint;
  readonly bound: bigint;
  readonly headroom: bigint;
  readonly retained: bigint;
  readonly released: bigint;
  /** Retained for a time or released: what `lock gc` takes away sooner or later. None where nothing new is placed. */
  readonly freeable: bigint;
  /** When the first of them can go, as far as they are dated. */
  readonly freeFrom?: Instant;
}

export function censusOf({ pool, free, claimed, largestOrder }: PoolSpace, lines: readonly LeaseLine[]): Census {
  const inside = lines.filter(({ range }) => range.overlaps(pool.range));
  const count = (isCounted: (line: LeaseLine) => boolean): bigint =>
    inside.filter(isCounted).reduce((sum, line) => sum + sizeIn(pool, line), 0n);
  return {
    size: pool.cidr.size,
    free,
    claimed,
    largestBlock: largestOrder < 0 ? 0 : 2 ** largestOrder,
    excluded: pool.excluded.size,
    reserved: pool.reserved.minus(pool.excluded).size,
    zoned: zonedIn(pool).minus(pool.excluded).minus(pool.reserved).size,
    bound: count(({ tenure }) => tenure.state === 'bound'),
    headroom: count(({ tenure }) => tenure.state === 'headroom'),
    retained: count(({ tenure }) => tenure.state === 'retained'),
    released: count(({ tenure }) => tenure.state === 'released'),
    freeable: isClosed(pool) ? 0n : count(isFreeable),
    ...(isClosed(pool) ? {} : earliest(inside)),
  };
}

const sizeIn = (pool: PlacedPool, { range }: LeaseLine): bigint => range.intersect(pool.range)?.size ?? 0n;

/** Retained for a time, or released. */
export const isFreeable = ({ tenure }: { readonly tenure: Tenure }): boolean =>
  tenure.state === 'released' || (tenure.state === 'retained' && tenure.for !== 'forever');

function earliest(lines: readonly LeaseLine[]): { readonly freeFrom?: Instant } {
  const ends = lines.flatMap(({ tenure }) =>
    tenure.state === 'released' && tenure.since !== undefined ? [instantPlus(tenure.since, tenure.quarantine)] : [],
  );
  const [first] = sortedBy(ends, compareText);
  return first === undefined ? {} : { freeFrom: first };
}
