import fc from 'fast-check';
import { Address } from '../../src/net/address';
import type { Family } from '../../src/net/family';
import { Range } from '../../src/net/range';
import { RangeSet } from '../../src/net/range-set';

/** 256 neighbouring addresses, so few that a set of them can be a list of booleans. */
export interface Universe {
  readonly name: string;
  readonly family: Family;
  readonly base: bigint;
}

const SIZE = 256;

/** In the middle and at both ends of each family. */
export const UNIVERSES: readonly Universe[] = [
  { name: '10.0.0.0/24', family: 4, base: 0x0a000000n },
  { name: '0.0.0.0/24', family: 4, base: 0n },
  { name: '255.255.255.0/24', family: 4, base: 0xffffff00n },
  { name: '2001:db8::/120', family: 6, base: 0x20010db8n << 96n },
  { name: '::/120', family: 6, base: 0n },
  { name: 'the last /120 of IPv6', family: 6, base: (1n << 128n) - 256n },
];

/** Which of the 256 addresses a set has: the oracle. */
export type Members = readonly boolean[];

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Up to twelve spans in any order, which may overlap and touch. */
export const spans = (): fc.Arbitrary<Span[]> => fc.array(span(), { maxLength: 12 });

/** Long and short spans, often at the ends of the universe. */
export const span = (): fc.Arbitrary<Span> =>
  fc
    .tuple(place(), fc.oneof(place(), fc.integer({ min: 0, max: 3 })))
    .map(([first, length]) => ({ first, last: Math.min(first + length, SIZE - 1) }));

const place = () => fc.oneof(fc.integer({ min: 0, max: SIZE - 1 }), fc.constantFrom(0, 1, 127, 128, 254, 255));

export const addressAt = ({ family, base }: Universe, n: number): Address =>
  Address.fromValue(family, base + BigInt(n));

export const rangeAt = ({ family, base }: Universe, { first, last }: Span): Range =>
  Range.ofValues(family, base + BigInt(first), base + BigInt(last));

export const setOf = (universe: Universe, spans: readonly Span[]): RangeSet =>
  RangeSet.from(spans.map((span) => rangeAt(universe, span)));

export const membersOf = (spans: readonly Span[]): Members =>
  all((n) => spans.some((span) => span.first <= n && n <= span.last));

/** The members of a set, found by asking it about each address. */
export const membersIn = (universe: Universe, set: RangeSet): Members =>
  all((n) => set.contains(addressAt(universe, n)));

export const combine = (a: Members, b: Members, keep: (inA: boolean, inB: boolean) => boolean): Members =>
  all((n) => keep(a[n]!, b[n]!));

/** The runs of neighbouring members: what the normal form of the set must be. */
export function runsOf(members: Members): Span[] {
  const runs: Span[] = [];
  for (let n = 0; n < SIZE; n++) {
    if (!members[n]) continue;
    const before = runs.at(-1);
    if (before?.last === n - 1) runs[runs.length - 1] = { first: before.first, last: n };
    else runs.push({ first: n, last: n });
  }
  return runs;
}

/** The fewest aligned blocks that have exactly the members: a full half is one block, a mixed one is split. */
export function blocksOf(members: Members, first = 0, size = SIZE): Span[] {
  const block = members.slice(first, first + size);
  if (block.every((isMember) => isMember)) return [{ first, last: first + size - 1 }];
  if (!block.includes(true)) return [];
  return [...blocksOf(members, first, size / 2), ...blocksOf(members, first + size / 2, size / 2)];
}

const all = (predicate: (n: number) => boolean): Members => Array.from({ length: SIZE }, (_, n) => predicate(n));
