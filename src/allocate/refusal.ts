import type { LeaseLine } from '../model/lock';
import type { Problem } from '../model/problem';
import { bitsOf, nameOf } from '../net/family';
import type { Board } from './board';
import { type Census, censusOf } from './census';
import { counted, errorOf } from './error';
import type { PlacedPool } from './places';
import type { Request } from './request';
import { orderFor, type Want } from './want';
import { describePool, nameOfPool } from './zones';

/**
 * One problem for each workload and family that found no room: what it wanted, how every one of its pools is used, and
 * what would make it fit.
 *
 * @param lines every line of the network, the new ones included
 */
export function refusals(refused: readonly Want[], board: Board, lines: readonly LeaseLine[]): Problem[] {
  const byRequest = new Map<Request, Want[]>();
  for (const want of refused) byRequest.set(want.request, [...(byRequest.get(want.request) ?? []), want]);
  const censuses = new Map<PlacedPool, Census>();
  return [...byRequest].map(([request, wants]) => {
    const uses = request.pools.map((pool) => {
      const census = censuses.get(pool) ?? censusOf(board.spaceOf(pool), lines);
      censuses.set(pool, census);
      return census;
    });
    return refusalOf({ request, wants, uses });
  });
}

interface Refused {
  readonly request: Request;
  readonly wants: readonly Want[];
  /** One for each pool of the request. */
  readonly uses: readonly Census[];
}

function refusalOf(refused: Refused): Problem {
  const { request, uses } = refused;
  const { owner, where } = request.workload;
  const pools = request.pools.map((pool, i) => describe(describePool(pool), uses[i]!)).join('; ');
  return errorOf({
    rule: isFragmented(refused) ? 'IPAM201' : 'IPAM200',
    where: { identity: owner, ...where },
    message: `${owner} asks for ${asked(refused)}, and its pools have no room: ${pools}.${searchNote(refused)}`,
    fix: asSentence(waysOut(refused)),
  });
}

const wantedOf = ({ wants }: Refused): number => wants.reduce((sum, { size }) => sum + size, 0);

const freeOf = ({ uses }: Refused): number => uses.reduce((sum, { free }) => sum + free, 0);

const needsBlock = ({ request, wants }: Refused): boolean =>
  request.demand.contiguity === 'required' && wants.some(({ size }) => size > 1);

const isFragmented = (refused: Refused): boolean => needsBlock(refused) && freeOf(refused) >= wantedOf(refused);

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

function describe(name: string, use: Census): string {
  const parts = [
    `${use.free} free (largest block ${use.largestBlock})`,
    `${use.bound} bound`,
    `${use.headroom} head-room`,
    `${use.retained} retained`,
    `${use.released} released, in quarantine`,
    `${use.reserved} reserved`,
    `${use.excluded} excluded`,
    ...(use.zoned > 0n ? [`${use.zoned} in zones for other claims`] : []),
  ];
  return `${name} has ${counted(use.size, 'address', 'addresses')}: ${parts.join(', ')}`;
}

const searchNote = (refused: Refused): string =>
  needsBlock(refused) && refused.request.pools.length > 1
    ? ' A bounded search for another arrangement of the new blocks found none; one may exist.'
    : '';

function asSentence(ways: readonly string[]): string {
  const text = ways.join('; or ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function waysOut(refused: Refused): string[] {
  const { request, uses } = refused;
  const freeable = uses.reduce((sum, { freeableByGc }) => sum + freeableByGc, 0n);
  return [
    ...(isFragmented(refused)
      ? [`set contiguity: 'preferred', which may take the ${freeOf(refused)} free addresses one by one`]
      : []),
    ...smallerMaximum(refused),
    `add a pool to its list, or widen ${nameOfPool(request.pools[0]!)} to /${widerLength(refused)}`,
    ...(freeable > 0n
      ? [
          `wait until cdk8s-ipam lock gc has removed what is retained for a time or released (${counted(freeable, 'address', 'addresses')}); cdk8s-ipam lock release gives up what is retained`,
        ]
      : []),
  ];
}

/** The largest maximum that fits, where that is not below the replicas. */
function smallerMaximum(refused: Refused): string[] {
  const { request, uses } = refused;
  const { first, last, lastBound } = request.identities;
  const have = last - first + 1 - wantedOf(refused);
  const room = needsBlock(refused) ? Math.max(...uses.map(({ largestBlock }) => largestBlock)) : freeOf(refused);
  const most = have + Math.min(room, wantedOf(refused) - 1);
  return most >= lastBound - first + 1 ? [`set maxReplicas: ${most}`] : [];
}

/** The length of the first pool, widened by doubling until the missing addresses fit into what is added. */
function widerLength(refused: Refused): number {
  const { request, uses } = refused;
  const [{ cidr }, use] = [request.pools[0]!, uses[0]!];
  const block = needsBlock(refused) ? 2 ** orderFor(wantedOf(refused)) : wantedOf(refused) - freeOf(refused);
  let length = cidr.prefixLength;
  for (let added = 0n; added < BigInt(block) && length > 0; length--)
    added = use.size * (1n << BigInt(cidr.prefixLength - length + 1)) - use.size;
  return Math.min(length, bitsOf(cidr.family));
}
