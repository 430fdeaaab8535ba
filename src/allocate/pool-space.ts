import type { Range } from '../net/range';
import { aisleOrder, placeableOrder } from './aisles';
import { FreeSpace } from './free-space';
import { absorb, FNV_OFFSET } from './hash';
import { isClosed, type PlacedPool } from './places';

/** Consecutive addresses of a pool, by offset. */
export interface Run {
  readonly first: number;
  readonly size: number;
}

/** The free addresses of one pool, by offset from its first address. A pool that serves nothing new has none. */
export class PoolSpace {
  private readonly space: FreeSpace;
  /** For each block order, the smallest run that was not to be found in one such block. Free space only shrinks. */
  private readonly missed = new Map<number, number>();
  /** The hash of everything that is placed here begins with the CIDR. */
  readonly seed: number;
  /** How many of the free addresses claims count on whose address the backend chooses. */
  claimed = 0;

  constructor(readonly pool: PlacedPool) {
    this.space = new FreeSpace(placeableOrder(pool.cidr));
    this.seed = absorb(FNV_OFFSET, `${pool.cidr} `);
    if (isClosed(pool)) this.takeRange(pool.range);
    else for (const range of pool.forbidden.ranges) this.takeRange(range);
  }

  get free(): number {
    return this.space.free;
  }

  /** How many addresses new claims may have. */
  get room(): number {
    return Math.max(0, this.free - this.claimed);
  }

  get size(): number {
    return this.space.size;
  }

  get largestOrder(): number {
    return this.space.largestOrder;
  }

  /** Takes the part of a range that lies in the pool. */
  takeRange(range: Range): void {
    const all = this.pool.range;
    const inside = all.covers(range) ? range : range.intersect(all);
    if (!inside) return;
    const first = inside.offsetFrom(all);
    const last = Math.min(first + inside.count, this.size) - 1;
    if (first <= last) this.space.take(first, last);
  }

  take({ first, size }: Run): void {
    this.space.take(first, first + size - 1);
  }

  give({ first, size }: Run): void {
    this.space.give(first, first + size - 1);
    this.missed.clear();
  }

  rangeOf({ first, size }: Run): Range {
    return this.pool.range.part(first, size);
  }

  /** The offset of an address, or undefined where it is none that new claims get. */
  offsetOf(value: bigint): number | undefined {
    const offset = value - this.pool.cidr.base;
    return offset >= 0n && offset < BigInt(this.size) ? Number(offset) : undefined;
  }

  /** Where a workload with this hash begins to look: at its aisle, or at a block as large as it wants. */
  startOf(hash: number, order: number): number {
    const step = 2 ** Math.max(order, aisleOrder(this.pool.cidr));
    return step >= this.size ? 0 : (hash % (this.size / step)) * step;
  }

  /** How many addresses are free from an offset on, without a gap, at most `most`. */
  freeFrom(offset: number, most: number): number {
    if (this.space.nextFree(offset) !== offset) return 0;
    return Math.min(most, this.space.nextTaken(offset) - offset);
  }

  /** The first free aligned block at or after `start`, cyclically. */
  blockFrom(start: number, order: number): Run | undefined {
    const found = this.space.firstBlock(order, start);
    const first = found < 0 && start > 0 ? this.space.firstBlock(order, 0) : found;
    return first < 0 ? undefined : { first, size: 2 ** order };
  }

  /** A free aligned block inside the aligned block of order `around` that has `offset` in it. */
  blockWithin(offset: number, around: number, order: number): Run | undefined {
    const width = 2 ** around;
    const base = Math.floor(offset / width) * width;
    const first = this.space.firstBlock(order, base);
    return first >= 0 && first + 2 ** order <= base + width ? { first, size: 2 ** order } : undefined;
  }

  /**
   * So many free addresses without a gap that lie in one aligned block, the rest of which may be taken: what fits
   * between the network and broadcast addresses of a subnet that is hardly larger.
   *
   *     aligned blocks   |        |        |
   *     free               ######    #####
   *     run of 6           ######
   */
  runWithinBlock(start: number, order: number, size: number): Run | undefined {
    if (order > this.space.order || size >= (this.missed.get(order) ?? Number.POSITIVE_INFINITY)) return undefined;
    for (const run of this.freeRunsFrom(start)) {
      const first = firstWithinBlock(run, 2 ** order, size);
      if (first !== undefined) return { first, size };
    }
    this.missed.set(order, size);
    return undefined;
  }

  /** The maximal free runs, cyclically from an offset; one that goes on beyond the end is cut there. */
  *freeRunsFrom(start: number): Generator<Run> {
    yield* this.freeRunsBetween(start, this.size);
    yield* this.freeRunsBetween(0, start);
  }

  private *freeRunsBetween(start: number, end: number): Generator<Run> {
    for (let first = this.space.nextFree(start); first >= 0 && first < end; ) {
      const next = Math.min(end, this.space.nextTaken(first));
      yield { first, size: next - first };
      first = next < this.size ? this.space.nextFree(next) : -1;
    }
  }
}

/** Where in a free run so many addresses lie in one aligned block. */
function firstWithinBlock({ first, size }: Run, width: number, wanted: number): number | undefined {
  const end = first + size;
  for (let at = first; at + wanted <= end; at = (Math.floor(at / width) + 1) * width) {
    if (Math.floor(at / width) === Math.floor((at + wanted - 1) / width)) return at;
  }
  return undefined;
}
