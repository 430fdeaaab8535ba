import type { Board } from './board';
import { placeBlock } from './place-block';
import { orderFor, type Want } from './want';

/** How often the search for an exchange tries something, in one network, and how long a chain of moves may be. */
const MOST_TRIES = 20_000;
const LONGEST_CHAIN = 3;

/**
 * Places wants that must be one run, the largest first, and returns those for which there is no room. For blocks of a
 * power of two in one pool this is exact. Else a block that was placed before may stand in the way: a search, which is
 * bounded, tries to place such blocks elsewhere.
 */
export function placeRequired(wants: readonly Want[], board: Board): Want[] {
  const exchange = new Exchange(board);
  return wants.filter((want) => {
    const isPlaced = placeBlock(board, want) || exchange.makeRoomFor(want, LONGEST_CHAIN);
    if (isPlaced) exchange.placed.push(want);
    return !isPlaced;
  });
}

class Exchange {
  readonly placed: Want[] = [];
  private tries = 0;

  constructor(private readonly board: Board) {}

  /** Places a want by moving others, each of which finds another place at once or by moving others in turn. */
  makeRoomFor(want: Want, chain: number): boolean {
    if (chain === 0) return false;
    for (const other of this.placed) {
      if (!isInTheWay(want, other, this.board)) continue;
      if (this.tries++ > MOST_TRIES) return false;
      if (this.swap(want, other, chain)) return true;
    }
    return false;
  }

  private swap(want: Want, other: Want, chain: number): boolean {
    const before = this.board.undo(other);
    if (placeBlock(this.board, want)) {
      if (placeBlock(this.board, other) || this.makeRoomFor(other, chain - 1)) return true;
      this.board.undo(want);
    }
    for (const placement of before) this.board.add(other, placement);
    return false;
  }
}

/** Whether moving the other could help: it stands in one of the want's pools, and has a choice. */
function isInTheWay(want: Want, other: Want, board: Board): boolean {
  const [placement] = board.placementsOf(other);
  if (!placement || want === other || !want.request.pools.includes(placement.space.pool)) return false;
  return other.request.pools.length > 1 || !isWholeBlock(other) || !isWholeBlock(want);
}

const isWholeBlock = ({ size }: Want): boolean => size === 2 ** orderFor(size);
