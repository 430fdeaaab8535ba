import type { Instant } from '../model/instant';
import { compareText, sortedBy } from '../net/compare';
import { counted } from '../net/counted';
import { bitsOf } from '../net/family';
import type { Census } from './census';
import { isClosed } from './places';
import type { Request } from './request';
import type { Trial } from './trial';
import { orderFor, type Want } from './want';
import { nameOfPool } from './zones';

/** A request that found no room. */
export interface Refused {
  readonly request: Request;
  /** Those of its wants that could not be placed, in order. */
  readonly wants: readonly Want[];
  /** One for each pool of the request. */
  readonly uses: readonly Census[];
}

export const wantedOf = ({ wants }: Pick<Refused, 'wants'>): number => wants.reduce((sum, { size }) => sum + size, 0);

/** Free, and counted on by nobody. */
const freeOf = ({ uses }: Refused): number =>
  uses.reduce((sum, { free, claimed }) => sum + Math.max(0, free - claimed), 0);

export const needsBlock = ({ request, wants }: Refused): boolean =>
  request.demand.isAddressed && request.demand.contiguity === 'required' && wants.some(({ size }) => size > 1);

export const isFragmented = (refused: Refused): boolean => needsBlock(refused) && freeOf(refused) >= wantedOf(refused);

/** What would make it fit, the least change first; each was tried. */
export function adviceFor(refused: Refused, trial: Trial): string {
  const isEnough = trial.fitsAfterGc(refused.wants);
  const ways = [
    ...(isFragmented(refused) ? [otherContiguity(refused)] : []),
    ...smallerMaximum(refused, trial),
    moreRoom(refused),
    ...(isEnough ? [waitForGc(refused)] : []),
  ].join('; or ');
  const freeable = freeableIn(refused);
  const vain = isEnough || freeable === 0n ? '' : ` Waiting for cdk8s-ipam lock gc is not enough: ${freed(refused)}.`;
  return `${ways.charAt(0).toUpperCase()}${ways.slice(1)}.${vain}`;
}

/** Widening helps in a pool that serves new claims, so in the first of these. */
function moreRoom(refused: Refused): string {
  const { pools } = refused.request;
  const open = pools.findIndex((pool) => !isClosed(pool));
  if (open < 0) return `add a pool to its list that is not ${pools[0]!.lifecycle}`;
  return `add a pool to its list, or widen ${nameOfPool(pools[open]!)} to /${widerLength(refused, open)}`;
}

const otherContiguity = (refused: Refused): string =>
  `set contiguity: 'preferred', which may take the ${freeOf(refused)} free addresses one by one`;

const freeableIn = ({ uses }: Refused): bigint => uses.reduce((sum, { freeable }) => sum + freeable, 0n);

const waitForGc = (refused: Refused): string =>
  `wait until cdk8s-ipam lock gc has removed what is retained for a time or released (${freed(refused)}); cdk8s-ipam lock release gives up what is retained`;

/** `it frees 3 addresses, the first at 2026-11-03T00:00:00Z`. */
function freed(refused: Refused): string {
  const dates = refused.uses.flatMap(({ freeFrom }): Instant[] => (freeFrom === undefined ? [] : [freeFrom]));
  const [first] = sortedBy(dates, compareText);
  const when = first === undefined ? '' : `, the first at ${first}`;
  return `it frees ${counted(freeableIn(refused), 'address', 'addresses')}${when}`;
}

/** The largest maximum that fits as things are, where that is not below the replicas. */
function smallerMaximum(refused: Refused, trial: Trial): string[] {
  const { first, last, lastBound } = refused.request.identities;
  const wanted = wantedOf(refused);
  const have = last - first + 1 - wanted;
  let least = Math.max(0, lastBound - first + 1 - have);
  if (least >= wanted || !trial.fits(firstOf(refused.wants, least))) return [];
  for (let most = wanted - 1; least < most; ) {
    const middle = Math.ceil((least + most) / 2);
    if (trial.fits(firstOf(refused.wants, middle))) least = middle;
    else most = middle - 1;
  }
  return [`set maxReplicas: ${have + least}`];
}

/** So many of the claims, the first ones. */
function firstOf(wants: readonly Want[], count: number): Want[] {
  let left = count;
  return wants.flatMap((want) => {
    const size = Math.min(left, want.size);
    left -= size;
    const ordinals = { first: want.ordinals.first, last: want.ordinals.first + size - 1 };
    return size === 0 ? [] : [{ ...want, size, ordinals }];
  });
}

/**
 * The length of one of its pools, widened by doubling until the missing addresses fit into what is added: that is a block
 * as large as all of the pool but its last doubling.
 */
function widerLength(refused: Refused, index: number): number {
  const { request, uses } = refused;
  const [{ cidr }, use] = [request.pools[index]!, uses[index]!];
  const block = needsBlock(refused) ? 2 ** orderFor(wantedOf(refused)) : wantedOf(refused) - freeOf(refused);
  let length = cidr.prefixLength;
  for (let added = 0n; added < BigInt(block) && length > 0; length--)
    added = use.size * (1n << BigInt(cidr.prefixLength - length + 1)) - use.size;
  return Math.min(length, bitsOf(cidr.family));
}
