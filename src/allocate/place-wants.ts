import type { Contiguity } from '../model/declarations';
import { sortedByKey } from '../net/sorted-by-key';
import type { Board, Share } from './board';
import { fill } from './fill';
import { growthFirst, placeBlock } from './place-block';
import { placeRequired } from './place-required';
import type { PoolSpace } from './pool-space';
import { sharePools } from './share-pools';
import { hashIn, type Want } from './want';

/**
 * Places new claims, and returns those for which there is no room.
 * @param wants in the order of their keys: those with addresses, then those without, each by owner, family and NIC
 */
export function placeWants(wants: readonly Want[], board: Board): Want[] {
  const inOrder = largestFirst(wants, board);
  const required = inOrder.filter((want) => wishOf(want) === 'required');
  const preferred = inOrder.filter((want) => wishOf(want) === 'preferred');
  const anywhere = inOrder.filter((want) => wishOf(want) === 'none');
  return [...placeRequired(required, board), ...placeOthers(preferred, anywhere, board)];
}

/** How the addresses of a want should lie. One address lies as it lies, and so does what the backend chooses. */
const wishOf = ({ size, request: { demand } }: Want): Contiguity =>
  size === 1 || !demand.isAddressed ? 'none' : demand.contiguity;

/**
 * Blocks where there are blocks, and the rest anywhere. A block may sit in a pool that somebody else depends on; if
 * somebody is refused, all are shared out again by count alone, which refuses nobody who could be served.
 */
function placeOthers(preferred: readonly Want[], anywhere: readonly Want[], board: Board): Want[] {
  const split = preferred.filter((want) => !placeBlock(board, want));
  const refused = placeAnywhere([...split, ...anywhere], board);
  const couldLieElsewhere = preferred.some((want) => want.request.pools.length > 1);
  if (refused.length === 0 || !couldLieElsewhere) return refused;
  for (const want of [...preferred, ...anywhere]) board.undo(want);
  return placeAnywhere([...preferred, ...anywhere], board);
}

function placeAnywhere(wants: readonly Want[], board: Board): Want[] {
  if (!haveRoomAtHome(wants, board)) return shareOut(wants, board);
  for (const want of wants) settleIn(board, want, { space: homeOf(want, board), count: want.size });
  return [];
}

/** The pool that a want is placed in where nobody is in its way. */
const homeOf = (want: Want, board: Board): PoolSpace =>
  want.growth ? growthFirst(want, board.spacesFor(want))[0]! : board.spaceOf(want.request.pools[0]!);

/** Whether everybody fits into the pool of their choice, as nearly always: then there is nothing to share out. */
function haveRoomAtHome(wants: readonly Want[], board: Board): boolean {
  const counts = new Map<PoolSpace, number>();
  for (const want of wants) {
    const home = homeOf(want, board);
    counts.set(home, (counts.get(home) ?? 0) + want.size);
  }
  return [...counts].every(([{ room }, count]) => count <= room);
}

function shareOut(wants: readonly Want[], board: Board): Want[] {
  const choices = wants.map((want) => growthFirst(want, board.spacesFor(want)));
  const shares = sharePools(
    wants.map(({ size }, i) => ({ size, pools: choices[i]! })),
    ({ room }) => room,
  );
  return wants.filter((want, i) => {
    const share = shares[i];
    for (const [j, count] of share?.entries() ?? [])
      if (count > 0) settleIn(board, want, { space: choices[i]![j]!, count });
    return !share;
  });
}

function settleIn(board: Board, want: Want, share: Share): void {
  if (want.request.demand.isAddressed) fill(board, want, share);
  else board.share(want, share);
}

/** Larger before smaller, then by hash, so that no name has an advantage, then by key, which is how they come. */
const largestFirst = (wants: readonly Want[], board: Board): Want[] => {
  const byHash = sortedByKey(wants, (want) => hashIn(want, board.spaceOf(want.request.pools[0]!)));
  return sortedByKey(byHash, ({ size }) => LARGEST - size);
};

const LARGEST = 2 ** 32 - 1;
