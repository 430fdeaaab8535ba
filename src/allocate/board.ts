import type { ClaimLine, LeaseLine } from '../model/lock';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import { claimsByPlace, placeOf } from './claimed';
import type { PlacedPool } from './places';
import { PoolSpace, type Run } from './pool-space';
import type { Want } from './want';

/** Where some of the claims of a want are placed. */
export interface Placement extends Run {
  readonly space: PoolSpace;
}

/** How many claims of a want count on a pool whose backend chooses the addresses. */
export interface Share {
  readonly space: PoolSpace;
  readonly count: number;
}

/** What has a place already: leases their addresses, claims without addresses a part of the capacity. */
export interface Lines {
  readonly leases: readonly LeaseLine[];
  readonly claims: readonly ClaimLine[];
}

/** The pools of a network, and what has been placed in them so far. */
export class Board {
  private readonly placed = new Map<Want, Placement[]>();
  private readonly shares = new Map<Want, readonly Share[]>();

  private constructor(private readonly spaces: ReadonlyMap<PlacedPool, PoolSpace>) {}

  /** Pools in which every address with a line is taken, in any state, and every claim counts. */
  static of(pools: Iterable<PlacedPool>, { leases, claims }: Lines): Board {
    const inOrder = sortedBy(pools, (a, b) => Cidr.compare(a.cidr, b.cidr));
    const spaces = new Map(inOrder.map((pool) => [pool, new PoolSpace(pool)]));
    takeLines([...spaces.values()], leases);
    countClaims([...spaces.values()], claims);
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
    const placements = this.placed.get(want);
    if (placements) placements.push(placement);
    else this.placed.set(want, [placement]);
  }

  sharesOf(want: Want): readonly Share[] {
    return this.shares.get(want) ?? [];
  }

  /** Lets so many claims of a want count on a pool, which must have the room. */
  share(want: Want, share: Share): void {
    share.space.claimed += share.count;
    this.shares.set(want, [...this.sharesOf(want), share]);
  }

  /** Gives back all that a want has. */
  undo(want: Want): readonly Placement[] {
    const placements = this.placementsOf(want);
    for (const placement of placements) placement.space.give(placement);
    for (const { space, count } of this.sharesOf(want)) space.claimed -= count;
    this.placed.delete(want);
    this.shares.delete(want);
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

function countClaims(spaces: readonly PoolSpace[], claims: readonly ClaimLine[]): void {
  const counts = claimsByPlace(claims);
  for (const space of spaces) space.claimed = counts.get(placeOf(space.pool)) ?? 0;
}
