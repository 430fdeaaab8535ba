import type { Contiguity } from '../model/declarations';
import { compareText } from '../net/compare';
import type { Board, Share } from './board';
import { fill } from './fill';
import { growthFirst, placeBlock } from './place-block';
import { placeRequired } from './place-required';
import { sharePools } from './share-pools';
import { hashIn, type Want } from './want';

/** Places new claims, and returns those for which there is no room. */
export function placeWants(wants: readonly Want[], board: Board): Want[] {
  const inOrder = largestFirst(wants);
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

/** Larger before smaller, then by hash, so that no name has an advantage, then by key. */
const largestFirst = (wants: readonly Want[]): Want[] =>
  wants
    .map((want) => ({ want, hash: hashIn(want, want.request.pools[0]!) }))
    .sort((a, b) => b.want.size - a.want.size || a.hash - b.hash || compareKeys(a.want, b.want))
    .map(({ want }) => want);

const compareKeys = (a: Want, b: Want): number =>
  compareText(a.request.workload.owner, b.request.workload.owner) ||
  a.request.demand.family - b.request.demand.family ||
  compareText(a.request.demand.nic ?? '', b.request.demand.nic ?? '') ||
  a.ordinals.first - b.ordinals.first;
