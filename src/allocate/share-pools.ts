/** Someone who needs so many addresses out of some pools, the preferred first. */
export interface Party<P> {
  readonly pools: readonly P[];
  readonly size: number;
}

/** How many addresses a party gets of each of its pools; undefined: it cannot be served. */
export type Share = readonly number[] | undefined;

/**
 * Shares the addresses of several pools so that nobody is refused who could be served: each party in turn fills its
 * pools in order of preference, and where they are full makes room by moving others, who have a choice, to other pools
 * (augmenting paths: bipartite matching with counts). A party is served whole or not at all.
 */
export function sharePools<P>(parties: readonly Party<P>[], capacityOf: (pool: P) => number): Share[] {
  const stalls = new Map<P, Stall<P>>();
  const stallOf = (pool: P): Stall<P> => {
    const stall = stalls.get(pool) ?? { left: capacityOf(pool), guests: new Set(), isClosed: false };
    stalls.set(pool, stall);
    return stall;
  };
  const market = new Market(stalls);
  return parties
    .map(({ pools, size }) => new Guest(pools.map(stallOf), size))
    .map((guest) => market.serve(guest))
    .map((guest) => guest?.share);
}

/** A pool, with what is left of it. */
interface Stall<P> {
  left: number;
  /** Those with a choice who have something of it. */
  readonly guests: Set<Guest<P>>;
  /** It is full, and nobody can move from it to a pool with room. */
  isClosed: boolean;
}

/** A party, with what it has of each of its pools. */
class Guest<P> {
  readonly share: number[];

  constructor(
    readonly stalls: readonly Stall<P>[],
    readonly size: number,
  ) {
    this.share = stalls.map(() => 0);
  }

  has(stall: Stall<P>): number {
    return this.share[this.stalls.indexOf(stall)]!;
  }

  change(stall: Stall<P>, by: number): void {
    const i = this.stalls.indexOf(stall);
    this.share[i]! += by;
    stall.left -= by;
    if (this.stalls.length === 1) return;
    if (this.share[i] === 0) stall.guests.delete(this);
    else stall.guests.add(this);
  }
}

/** How a pool was reached: by moving a guest there from another. */
interface Step<P> {
  readonly from: Stall<P>;
  readonly guest: Guest<P>;
}

type Reached<P> = ReadonlyMap<Stall<P>, Step<P> | undefined>;

class Market<P> {
  constructor(private readonly stalls: ReadonlyMap<P, Stall<P>>) {}

  /** The guest, with its share; undefined where it cannot be served. Later guests may move it to other pools. */
  serve(guest: Guest<P>): Guest<P> | undefined {
    let need = guest.size;
    for (const stall of guest.stalls) {
      const count = Math.min(need, stall.left);
      if (count > 0) guest.change(stall, count);
      need -= count;
    }
    while (need > 0) {
      const count = this.makeRoom(guest, need);
      if (count === 0) break;
      need -= count;
    }
    if (need === 0) return guest;
    if (need < guest.size) this.takeBack(guest);
    return undefined;
  }

  private takeBack(guest: Guest<P>): void {
    for (const stall of guest.stalls) guest.change(stall, -guest.has(stall));
    for (const stall of this.stalls.values()) stall.isClosed = false;
  }

  /** Moves others along a shortest path from one of the guest's pools to one with room. */
  private makeRoom(guest: Guest<P>, need: number): number {
    const queue = guest.stalls.filter(({ isClosed }) => !isClosed);
    const reached = new Map<Stall<P>, Step<P> | undefined>(queue.map((stall) => [stall, undefined]));
    for (const stall of queue) {
      if (stall.left > 0) return moveAlong(pathTo(stall, reached), guest, need);
      for (const other of stall.guests)
        for (const next of other.stalls) {
          if (reached.has(next) || next.isClosed) continue;
          reached.set(next, { from: stall, guest: other });
          queue.push(next);
        }
    }
    for (const stall of queue) stall.isClosed = true;
    return 0;
  }
}

/** From the pool with room back to one of the guest's own, each with the step that led there. */
function pathTo<P>(end: Stall<P>, reached: Reached<P>): [Stall<P>, Step<P> | undefined][] {
  const path: [Stall<P>, Step<P> | undefined][] = [];
  for (let stall: Stall<P> | undefined = end; stall; ) {
    const step: Step<P> | undefined = reached.get(stall);
    path.push([stall, step]);
    stall = step?.from;
  }
  return path;
}

/** Everybody on the path moves one pool on, and the guest takes what becomes free at its beginning. */
function moveAlong<P>(path: readonly [Stall<P>, Step<P> | undefined][], guest: Guest<P>, need: number): number {
  const room = path[0]![0].left;
  const count = path.reduce(
    (least, [, step]) => (step ? Math.min(least, step.guest.has(step.from)) : least),
    Math.min(need, room),
  );
  for (const [stall, step] of path) {
    step?.guest.change(step.from, -count);
    (step?.guest ?? guest).change(stall, count);
  }
  return count;
}
