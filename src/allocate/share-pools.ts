/** Someone who needs so many addresses out of some pools, which are numbers; the preferred first. */
export interface Party {
  readonly pools: readonly number[];
  readonly size: number;
}

/** How many addresses a party gets of each pool, in the order of its pools; undefined: it cannot be served. */
export type Share = readonly number[] | undefined;

/**
 * Shares the addresses of several pools so that nobody is refused who could be served: each party in turn fills its
 * pools in order of preference, and where they are full makes room by moving others, who have a choice, to other pools
 * (augmenting paths: bipartite matching with counts). A party is served whole or not at all.
 */
export function sharePools(parties: readonly Party[], capacities: readonly number[]): Share[] {
  const table = new Table(parties, capacities);
  return parties.map((_, i) => table.serve(i)).map((isServed, i) => (isServed ? table.shareOf(i) : undefined));
}

interface Step {
  readonly from: number;
  readonly party: number;
}

class Table {
  private readonly left: number[];
  private readonly shares: Map<number, number>[];
  /** For each pool, the parties with a choice that have something there. */
  private readonly guests: Set<number>[];
  /** Full pools from which no party can move to one with room. */
  private readonly closed = new Set<number>();

  constructor(
    private readonly parties: readonly Party[],
    capacities: readonly number[],
  ) {
    this.left = [...capacities];
    this.shares = parties.map(() => new Map());
    this.guests = capacities.map(() => new Set());
  }

  shareOf(party: number): number[] {
    return this.parties[party]!.pools.map((pool) => this.shares[party]!.get(pool) ?? 0);
  }

  serve(party: number): boolean {
    const { pools, size } = this.parties[party]!;
    let need = size;
    for (const pool of pools) need -= this.give(party, pool, Math.min(need, this.left[pool]!));
    while (need > 0) {
      const moved = this.makeRoom(party, need);
      if (moved === 0) break;
      need -= moved;
    }
    if (need > 0 && need < size) this.takeBack(party);
    return need === 0;
  }

  private give(party: number, pool: number, count: number): number {
    if (count === 0) return 0;
    this.left[pool]! -= count;
    this.change(party, pool, count);
    return count;
  }

  private takeBack(party: number): void {
    for (const [pool, count] of [...this.shares[party]!]) {
      this.left[pool]! += count;
      this.change(party, pool, -count);
    }
    this.closed.clear();
  }

  private change(party: number, pool: number, by: number): void {
    const count = (this.shares[party]!.get(pool) ?? 0) + by;
    this.shares[party]!.set(pool, count);
    if (count === 0) this.guests[pool]!.delete(party);
    else if (this.parties[party]!.pools.length > 1) this.guests[pool]!.add(party);
  }

  /** Moves others along a shortest path from one of the party's pools to one with room. */
  private makeRoom(party: number, need: number): number {
    const reached = new Map<number, Step | undefined>();
    const queue = this.parties[party]!.pools.filter((pool) => !this.closed.has(pool));
    for (const pool of queue) reached.set(pool, undefined);
    for (const pool of queue) {
      if (this.left[pool]! > 0) return this.moveAlong(pathTo(pool, reached), { party, need });
      for (const guest of this.guests[pool]!)
        for (const other of this.parties[guest]!.pools) {
          if (reached.has(other) || this.closed.has(other)) continue;
          reached.set(other, { from: pool, party: guest });
          queue.push(other);
        }
    }
    for (const pool of queue) this.closed.add(pool);
    return 0;
  }

  private moveAlong(
    path: readonly [number, Step | undefined][],
    { party, need }: { party: number; need: number },
  ): number {
    const count = path.reduce(
      (least, [pool, step]) =>
        Math.min(
          least,
          step ? this.shares[step.party]!.get(step.from)! : least,
          pool === path[0]![0] ? this.left[pool]! : least,
        ),
      need,
    );
    const [end] = path[0]!;
    this.left[end]! -= count;
    for (const [pool, step] of path) {
      this.change(step ? step.party : party, pool, count);
      if (step) this.change(step.party, step.from, -count);
    }
    return count;
  }
}

/** From the pool with room back to the party's own, each with the step that led there. */
function pathTo(end: number, reached: ReadonlyMap<number, Step | undefined>): [number, Step | undefined][] {
  const path: [number, Step | undefined][] = [];
  for (let pool: number | undefined = end; pool !== undefined; ) {
    const step: Step | undefined = reached.get(pool);
    path.push([pool, step]);
    pool = step?.from;
  }
  return path;
}
