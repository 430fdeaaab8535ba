import type { LeaseLine } from '../model/lock';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import type { PlacedPool } from './places';
import { PoolSpace, type Run } from './pool-space';
import type { Want } from './want';

/** Where some of the claims of a want are placed. */
export interface Placement extends Run {
  readonly space: PoolSpace;
}

/** The pools of a network, and what has been placed in them so far. */
export class Board {
  private readonly placed = new Map<Want, readonly Placement[]>();

  private constructor(private readonly spaces: ReadonlyMap<PlacedPool, PoolSpace>) {}

  /** Pools in which every address with one of these lines is taken, in any state. */
  static of(pools: Iterable<PlacedPool>, lines: readonly LeaseLine[]): Board {
    const inOrder = sortedBy(pools, (a, b) => Cidr.compare(a.cidr, b.cidr));
    const spaces = new Map(inOrder.map((pool) => [pool, new PoolSpace(pool)]));
    takeLines([...spaces.values()], lines);
    return new Board(spaces);
  }

  get pools(): Iterable<PlacedPool> {
    return this.spaces.keys();
  }

  get placements(): ReadonlyMap<Want, readonly Placement[]> {
    return this.placed;
  }

  /** The pools that may serve a want, in order of preference. */
  spacesFor(want: Want): PoolSpace[] {
    return want.request.pools.map((pool) => this.spaceOf(pool));
  }

  spaceOf(pool: PlacedPool): PoolSpace {
    const space = this.spaces.get(pool);
    if (!space) throw new Error(`the pool ${pool.key} has no space`);
    return space;
  }

  placementsOf(want: Want): readonly Placement[] {
    return this.placed.get(want) ?? [];
  }

  /** Takes more addresses for a want, which must be free. */
  add(want: Want, placement: Placement): void {
    placement.space.take(placement);
    this.placed.set(want, [...this.placementsOf(want), placement]);
  }

  /** Gives back all that a want has. */
  undo(want: Want): readonly Placement[] {
    const placements = this.placementsOf(want);
    for (const placement of placements) placement.space.give(placement);
    this.placed.delete(want);
    return placements;
  }
}

/** @param spaces sorted by address, a pool before its zones */
function takeLines(spaces: readonly PoolSpace[], lines: readonly LeaseLine[]): void {
  for (const { range } of lines) {
    for (let i = partitionPoint(spaces, ({ pool }) => pool.range.endsBefore(range)); i < spaces.length; i++) {
      if (!spaces[i]!.pool.range.overlaps(range)) break;
      spaces[i]!.takeRange(range);
    }
  }
}
