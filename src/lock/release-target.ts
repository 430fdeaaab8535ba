import type { ClaimLine, EipLine, Holder, LeaseLine } from '../model/lock';
import { type Owner, parseOwner } from '../model/owner';
import { partOfClaim, partOfRun } from '../model/runs';
import { Address } from '../net/address';
import { type Parsed, parsed, refused } from '../net/parsed';
import { Range } from '../net/range';
import { isEipId } from './eip-text';

/** What is to be released: all that an owner has, or one of its ordinals; one address; one EIP. */
export type ReleaseTarget =
  | { readonly kind: 'owner'; readonly owner: Owner; readonly ordinal?: number }
  /** `network`: needed when several networks have the address. */
  | { readonly kind: 'address'; readonly address: Address; readonly network?: string }
  | { readonly kind: 'eip'; readonly id: string };

/** Reads `prod/shop/StatefulSet/redis`, `prod/shop/StatefulSet/redis 4`, `10.64.3.4` or `eip-1a2b3c4d`. */
export function parseReleaseTarget(text: string): Parsed<ReleaseTarget> {
  if (text.includes('/')) return parseOwnerTarget(text);
  const address = Address.parse(text);
  if (address.ok) return parsed({ kind: 'address', address: address.value });
  if (/^[0-9.]+$/.test(text) || text.includes(':')) return address;
  return isEipId(text) ? parsed({ kind: 'eip', id: text }) : refused(text, 'is not an owner, an address or an EIP id');
}

function parseOwnerTarget(text: string): Parsed<ReleaseTarget> {
  const [ownerText = '', ordinal, ...more] = text.split(' ');
  const owner = parseOwner(ownerText);
  if (!owner.ok) return owner;
  if (ordinal === undefined) return parsed({ kind: 'owner', owner: ownerText });
  if (!/^(?:0|[1-9][0-9]{0,8})$/.test(ordinal) || more.length > 0)
    return refused(text, 'has something else than one ordinal after the owner');
  return parsed({ kind: 'owner', owner: ownerText, ordinal: Number(ordinal) });
}

export function describeTarget(target: ReleaseTarget): string {
  if (target.kind === 'eip') return target.id;
  if (target.kind === 'address')
    return target.network === undefined ? `${target.address}` : `${target.address} in the network ${target.network}`;
  return target.ordinal === undefined ? target.owner : `${target.owner} ${target.ordinal}`;
}

/** A line, or a part of one, and whether the target means it. */
export interface Piece<L> {
  readonly line: L;
  readonly isMeant: boolean;
}

/** The lease as one piece, or cut around the one address that is meant. */
export function piecesOfLease(line: LeaseLine, target: ReleaseTarget, network: string): Piece<LeaseLine>[] {
  const offset = offsetIn(line, target, network);
  if (typeof offset !== 'bigint') return [{ line, isMeant: offset === 'all' }];
  const { family, firstValue, lastValue } = line.range;
  const cut = firstValue + offset;
  return pieces(firstValue, cut, lastValue).map(([first, last]) => ({
    line: partOfRun(line, Range.ofValues(family, first, last)),
    isMeant: first === cut,
  }));
}

/** The claim as one piece, or cut around the one ordinal that is meant. */
export function piecesOfClaim(line: ClaimLine, target: ReleaseTarget, network: string): Piece<ClaimLine>[] {
  const offset = target.kind === 'address' ? 'none' : offsetIn(line, target, network);
  if (typeof offset !== 'bigint') return [{ line, isMeant: offset === 'all' }];
  const { first, last } = line.ordinals!;
  const cut = BigInt(first) + offset;
  return pieces(BigInt(first), cut, BigInt(last)).map(([from, to]) => ({
    line: partOfClaim(line, { first: Number(from), last: Number(to) }),
    isMeant: from === cut,
  }));
}

export function isMeantEip(line: EipLine, target: ReleaseTarget): boolean {
  if (target.kind === 'eip') return line.id === target.id;
  if (target.kind === 'address' || line.owner !== target.owner) return false;
  return target.ordinal === undefined || line.ordinals?.first === target.ordinal;
}

/** Which identity of a line is meant, counted from its first; all; or none. */
function offsetIn(line: Holder & { readonly range?: Range }, target: ReleaseTarget, network: string) {
  if (target.kind === 'eip') return 'none';
  if (target.kind === 'address') {
    const isHere = (target.network ?? network) === network && line.range?.contains(target.address);
    return isHere ? target.address.value - line.range!.firstValue : 'none';
  }
  if (line.owner !== target.owner) return 'none';
  if (target.ordinal === undefined) return 'all';
  const { first, last } = line.ordinals ?? { first: 0, last: -1 };
  return first <= target.ordinal && target.ordinal <= last ? BigInt(target.ordinal - first) : 'none';
}

/** The parts of first … last before, at and after a value in it, without the empty ones. */
const pieces = (first: bigint, at: bigint, last: bigint): [bigint, bigint][] =>
  (
    [
      [first, at - 1n],
      [at, at],
      [at + 1n, last],
    ] as [bigint, bigint][]
  ).filter(([from, to]) => from <= to);
