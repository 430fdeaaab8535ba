import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { RangeSet, RangeSetBuilder } from '../../src/net/range-set';
import {
  addressAt,
  blocksOf,
  combine,
  membersIn,
  membersOf,
  rangeAt,
  runsOf,
  type Span,
  setOf,
  span,
  spans,
  UNIVERSES,
} from './universe';

const LAST_IPV6 = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';
const ALL_IPV4 = RangeSet.of(Cidr.of('0.0.0.0/0'));
const ALL_IPV6 = RangeSet.of(Cidr.of('::/0'));

const setFrom = (...texts: string[]): RangeSet => RangeSet.from(texts.map(Range.of));

describe.each(UNIVERSES)('a set of addresses of $name', (universe) => {
  const ranges = (runs: readonly Span[]) => runs.map((run) => rangeAt(universe, run).toString());
  const listOf = (set: RangeSet) => set.ranges.map(String);

  it('has the addresses that went into it, as the shortest list of ranges', () => {
    fc.assert(
      fc.property(spans(), (given) => {
        const set = setOf(universe, given);
        const members = membersOf(given);
        expect(membersIn(universe, set)).toEqual(members);
        expect(listOf(set)).toEqual(ranges(runsOf(members)));
        expect(set.size).toBe(BigInt(members.filter(Boolean).length));
        expect(set.isEmpty).toBe(!members.includes(true));
      }),
    );
  });

  it('is the same in whatever order and pieces they came', () => {
    fc.assert(
      fc.property(spans(), fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = given
          .map((each) => ({ each, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const builder = new RangeSetBuilder();
        for (const each of shuffled) builder.add(rangeAt(universe, each)).add(addressAt(universe, each.last));
        for (const block of blocksOf(membersOf(given))) builder.addSet(setOf(universe, [block]));
        const set = builder.build();
        expect(listOf(set)).toEqual(listOf(setOf(universe, given)));
        expect(listOf(builder.build())).toEqual(listOf(set));
      }),
    );
  });

  it('joins, loses and shares addresses with another as lists of booleans do', () => {
    fc.assert(
      fc.property(spans(), spans(), (one, other) => {
        const a = setOf(universe, one);
        const b = setOf(universe, other);
        const expected = (keep: (inA: boolean, inB: boolean) => boolean) =>
          ranges(runsOf(combine(membersOf(one), membersOf(other), keep)));
        expect(listOf(a.union(b))).toEqual(expected((inA, inB) => inA || inB));
        expect(listOf(a.minus(b))).toEqual(expected((inA, inB) => inA && !inB));
        expect(listOf(a.intersect(b))).toEqual(expected((inA, inB) => inA && inB));
        expect(a.equals(b)).toBe(membersOf(one).join() === membersOf(other).join());
      }),
    );
  });

  it('covers and overlaps ranges as lists of booleans do', () => {
    fc.assert(
      fc.property(spans(), span(), (given, asked) => {
        const set = setOf(universe, given);
        const inAsked = membersOf(given).slice(asked.first, asked.last + 1);
        expect(set.covers(rangeAt(universe, asked))).toBe(inAsked.every(Boolean));
        expect(set.overlaps(rangeAt(universe, asked))).toBe(inAsked.some(Boolean));
      }),
    );
  });

  it('is written in the fewest CIDRs', () => {
    fc.assert(
      fc.property(spans(), (given) => {
        const cidrs = setOf(universe, given).cidrs();
        const blocks = blocksOf(membersOf(given));
        expect(cidrs.map((cidr) => cidr.range.toString())).toEqual(ranges(blocks));
        expect(RangeSet.from(cidrs).equals(setOf(universe, given))).toBe(true);
      }),
    );
  });

  it('lists its addresses in order', () => {
    fc.assert(
      fc.property(spans(), (given) => {
        const listed = [...setOf(universe, given).addresses()].map((address) => Number(address.value - universe.base));
        expect(listed).toEqual(membersOf(given).flatMap((isMember, n) => (isMember ? [n] : [])));
      }),
    );
  });
});

describe('a set of both families', () => {
  const [ipv4, , lastIpv4, ipv6, firstIpv6] = UNIVERSES;
  const pair = () => fc.tuple(spans(), spans());

  it('is a set of each, and neither touches the other', () => {
    fc.assert(
      fc.property(pair(), pair(), ([a4, a6], [b4, b6]) => {
        for (const [four, six] of [
          [ipv4!, ipv6!],
          [lastIpv4!, firstIpv6!],
        ] as const) {
          const a = setOf(four, a4).union(setOf(six, a6));
          const b = setOf(six, b6).union(setOf(four, b4));
          const part = (of4: RangeSet, of6: RangeSet) => [...of4.ranges, ...of6.ranges].map(String);
          const [in4, in6] = [setOf(four, a4), setOf(six, a6)];
          const [out4, out6] = [setOf(four, b4), setOf(six, b6)];
          expect(a.union(b).ranges.map(String)).toEqual(part(in4.union(out4), in6.union(out6)));
          expect(a.minus(b).ranges.map(String)).toEqual(part(in4.minus(out4), in6.minus(out6)));
          expect(a.intersect(b).ranges.map(String)).toEqual(part(in4.intersect(out4), in6.intersect(out6)));
          expect(a.ofFamily(4).equals(in4)).toBe(true);
          expect(a.ofFamily(6).equals(in6)).toBe(true);
        }
      }),
    );
  });

  it('has two ranges where one family ends and the other begins', () => {
    const set = setFrom('255.255.255.255', '::');
    expect(`${set}`).toBe('255.255.255.255, ::');
    expect(set.contains(Address.of('0.0.0.0'))).toBe(false);
    expect(set.contains(Address.of('::ffff:ffff'))).toBe(false);
  });

  it('of all addresses is two ranges and two CIDRs', () => {
    const everything = ALL_IPV6.union(ALL_IPV4);
    expect(`${everything}`).toBe(`0.0.0.0..255.255.255.255, ::..${LAST_IPV6}`);
    expect(everything.cidrs().map(String)).toEqual(['0.0.0.0/0', '::/0']);
    expect(everything.size).toBe((1n << 32n) + (1n << 128n));
  });
});

describe('a set as large as its family', () => {
  it('is made of halves, and covers every range of its family only', () => {
    const halves = setFrom('128.0.0.0/1', '0.0.0.0/1');
    expect(halves.equals(ALL_IPV4)).toBe(true);
    expect(halves.covers(Range.of('0.0.0.0..255.255.255.255'))).toBe(true);
    expect(halves.covers(Range.of('::'))).toBe(false);
    expect(halves.overlaps(Range.of('::/0'))).toBe(false);
    expect(setFrom('8000::/1', '::/1').equals(ALL_IPV6)).toBe(true);
  });

  it('loses its ends and its whole', () => {
    expect(`${ALL_IPV4.minus(setFrom('0.0.0.0', '255.255.255.255'))}`).toBe('0.0.0.1..255.255.255.254');
    expect(`${ALL_IPV6.minus(setFrom('::', LAST_IPV6)).ranges[0]!.first}`).toBe('::1');
    expect(ALL_IPV4.minus(ALL_IPV4)).toBe(RangeSet.EMPTY);
    expect(ALL_IPV4.minus(ALL_IPV6).equals(ALL_IPV4)).toBe(true);
    expect(setFrom('10.0.0.1', '10.0.0.3', '255.255.255.255').minus(ALL_IPV4).isEmpty).toBe(true);
  });

  it('loses a hole that spans several of its ranges', () => {
    const set = setFrom('10.0.0.0..9', '10.0.0.20..29', '10.0.0.40..49', '10.0.0.60..69');
    expect(`${set.minus(setFrom('10.0.0.5..44'))}`).toBe(
      '10.0.0.0..10.0.0.4, 10.0.0.45..10.0.0.49, 10.0.0.60..10.0.0.69',
    );
  });

  it('without its two ends needs the most CIDRs', () => {
    const inner4 = setFrom('0.0.0.1..255.255.255.254').cidrs();
    expect(inner4).toHaveLength(62);
    expect(inner4.slice(0, 3).map(String)).toEqual(['0.0.0.1/32', '0.0.0.2/31', '0.0.0.4/30']);
    expect(RangeSet.from(inner4).size).toBe((1n << 32n) - 2n);
    const inner6 = ALL_IPV6.minus(setFrom('::', LAST_IPV6)).cidrs();
    expect(inner6).toHaveLength(254);
    expect(RangeSet.from(inner6).size).toBe((1n << 128n) - 2n);
  });

  it.each([
    ['10.0.0.0..255', ['10.0.0.0/24']],
    ['10.0.0.1..10', ['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/30', '10.0.0.8/31', '10.0.0.10/32']],
    ['10.0.0.255..10.0.1.0', ['10.0.0.255/32', '10.0.1.0/32']],
    ['255.255.255.254..255', ['255.255.255.254/31']],
    ['127.255.255.255..128.0.0.0', ['127.255.255.255/32', '128.0.0.0/32']],
    ['0.0.0.0..127.255.255.255', ['0.0.0.0/1']],
    ['0.0.0.0..128.0.0.0', ['0.0.0.0/1', '128.0.0.0/32']],
    ['::', ['::/128']],
    ['::1..::2', ['::1/128', '::2/128']],
    [LAST_IPV6, [`${LAST_IPV6}/128`]],
  ])('or a range such as %s is exactly some CIDRs', (range, cidrs) => {
    expect(setFrom(range).cidrs().map(String)).toEqual(cidrs);
  });
});

describe('a set of very many ranges', () => {
  const everyOther = (count: number): RangeSet => {
    const builder = new RangeSetBuilder();
    for (let i = 0n; i < count; i++) builder.add(Range.ofValues(4, 0x0a000000n + 2n * i, 0x0a000000n + 2n * i));
    return builder.build();
  };

  it('can be taken out of one range', () => {
    const left = setFrom('10.0.0.0/8').minus(everyOther(200_000));
    expect(left.ranges).toHaveLength(200_000);
    expect(left.size).toBe((1n << 24n) - 200_000n);
  });

  it('can be joined with another that fills its gaps', () => {
    const holes = everyOther(100_000);
    const whole = setFrom('10.0.0.0..10.3.13.63');
    expect(`${whole.minus(holes).union(holes)}`).toBe(`${whole}`);
  });
});

describe('the empty set', () => {
  it('has nothing and changes nothing', () => {
    const some = setFrom('10.0.0.1', '::1');
    expect(RangeSet.of()).toBe(RangeSet.EMPTY);
    expect(new RangeSetBuilder().build()).toBe(RangeSet.EMPTY);
    expect(RangeSet.EMPTY.cidrs()).toEqual([]);
    expect(RangeSet.EMPTY.size).toBe(0n);
    expect(`${RangeSet.EMPTY}`).toBe('');
    expect(some.union(RangeSet.EMPTY).equals(some)).toBe(true);
    expect(some.minus(RangeSet.EMPTY).equals(some)).toBe(true);
    expect(some.intersect(RangeSet.EMPTY)).toBe(RangeSet.EMPTY);
    expect(RangeSet.EMPTY.minus(some)).toBe(RangeSet.EMPTY);
    expect(RangeSet.EMPTY.contains(Address.of('::'))).toBe(false);
    expect(RangeSet.EMPTY.covers(Range.of('::'))).toBe(false);
    expect(RangeSet.EMPTY.overlaps(Range.of('::/0'))).toBe(false);
  });
});
