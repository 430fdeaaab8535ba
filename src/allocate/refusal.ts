import type { Problem } from '../model/problem';
import { counted } from '../net/counted';
import { nameOf } from '../net/family';
import { groupedBy } from '../net/grouped-by';
import type { Board, Lines } from './board';
import { type Census, censusOf } from './census';
import { errorOf } from './error';
import { isClosed, type PlacedPool } from './places';
import { Trial } from './trial';
import type { Want } from './want';
import { adviceFor, isFragmented, needsBlock, type Refused, wantedOf } from './ways-out';
import { describePool } from './zones';

/**
 * One problem for each workload and family that found no room: what it wanted, how every one of its pools is used, and
 * what would make it fit.
 *
 * @param lines every line of the network, the new ones included
 */
export function refusals(refused: readonly Want[], board: Board, lines: Lines): Problem[] {
  const trial = new Trial(board, lines);
  const censuses = new Map<PlacedPool, Census>();
  return [...groupedBy(refused, ({ request }) => request)].map(([request, wants]) => {
    const uses = request.pools.map((pool) => {
      const census = censuses.get(pool) ?? censusOf(board.spaceOf(pool), lines.leases);
      censuses.set(pool, census);
      return census;
    });
    return refusalOf({ request, wants, uses }, trial);
  });
}

function refusalOf(refused: Refused, trial: Trial): Problem {
  const { request, uses } = refused;
  const { owner, where } = request.workload;
  const pools = request.pools.map((pool, i) => describe(pool, uses[i]!)).join('; ');
  return errorOf({
    rule: isFragmented(refused) ? 'IPAM201' : 'IPAM200',
    where: { identity: owner, ...where },
    message: `${owner} asks for ${asked(refused)}, and its pools have no room: ${pools}.${searchNote(refused)}`,
    fix: adviceFor(refused, trial),
  });
}

function asked(refused: Refused): string {
  const { request, wants } = refused;
  const { identities, demand } = request;
  const beyond = wants.reduce(
    (sum, { ordinals }) => sum + Math.max(0, ordinals.last - Math.max(ordinals.first - 1, identities.lastBound)),
    0,
  );
  const headroom = beyond > 0 ? `, ${beyond} of them head-room` : '';
  const block = needsBlock(refused) ? ` in one block (contiguity: required)` : '';
  return `${counted(wantedOf(refused), `more ${nameOf(demand.family)} address`, `more ${nameOf(demand.family)} addresses`)}${headroom}${block}`;
}

function describe(pool: PlacedPool, use: Census): string {
  if (isClosed(pool)) return `${describePool(pool)} is ${pool.lifecycle} and serves nothing new`;
  const parts = [
    `${use.free} free (largest block ${use.largestBlock}${claimedPart(use)})`,
    `${use.bound} bound`,
    `${use.headroom} head-room`,
    `${use.retained} retained`,
    `${use.released} released, in quarantine`,
    `${use.reserved} reserved`,
    `${use.excluded} excluded`,
    ...(use.zoned > 0n ? [`${use.zoned} in zones for other claims`] : []),
  ];
  return `${describePool(pool)} has ${counted(use.size, 'address', 'addresses')}: ${parts.join(', ')}`;
}

const searchNote = (refused: Refused): string =>
  needsBlock(refused) && refused.request.pools.length > 1
    ? ' A bounded search for another arrangement of the new blocks found none; one may exist.'
    : '';

const claimedPart = ({ claimed }: Census): string =>
  claimed > 0 ? `; ${claimed} are counted on by claims whose address the backend chooses` : '';
