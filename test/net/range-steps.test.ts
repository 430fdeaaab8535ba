import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAddressOrder } from '../../src/net/address-order';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { rangeAt, span, UNIVERSES } from './universe';

const ranges = fc.constantFrom(...UNIVERSES).chain((universe) => span().map((part) => rangeAt(universe, part)));

/** Two ranges of one universe. */
const pairs = fc
  .constantFrom(...UNIVERSES)
  .chain((universe) => fc.tuple(span(), span()).map(([a, b]) => [rangeAt(universe, a), rangeAt(universe, b)] as const));

const texts = (items: readonly unknown[]) => items.map(String);

describe('a range beside another', () => {
  it('adjoins, comes before and comes after as their ends say', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(a.adjoins(b)).toBe(a.lastValue + 1n === b.firstValue);
        expect(a.endsBefore(b)).toBe(a.lastValue < b.firstValue);
        expect(a.beginsAfter(b)).toBe(a.firstValue > b.firstValue);
        expect(BigInt(a.offsetFrom(b))).toBe(a.firstValue - b.firstValue);
      }),
    );
  });

  it('of the other family has IPv4 first, and never adjoins', () => {
    const [ipv4, ipv6] = [Range.of('255.255.255.255'), Range.of('::')];
    expect([ipv4.endsBefore(ipv6), ipv6.endsBefore(ipv4)]).toEqual([true, false]);
    expect([ipv4.beginsAfter(ipv6), ipv6.beginsAfter(ipv4)]).toEqual([false, true]);
    expect([Range.of('::1').adjoins(Range.of('0.0.0.2')), ipv4.adjoins(Range.of('::1:0:0'))]).toEqual([false, false]);
  });

  it('is split where the other begins', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        if (!b.beginsAfter(a) || a.endsBefore(b)) expect(() => a.splitBefore(b)).toThrow(RangeError);
        else {
          const [before, from] = a.splitBefore(b);
          expect(before.adjoins(from) && from.first.equals(b.first)).toBe(true);
          expect(`${Range.between(before.first, from.last)}`).toBe(`${a}`);
        }
      }),
    );
  });
});

describe('a part of a range', () => {
  it('has the addresses from a distance on, as many as there are', () => {
    fc.assert(
      fc.property(ranges, fc.nat(300), fc.integer({ min: 1, max: 300 }), (range, offset, count) => {
        const addresses = texts([...range.addresses()]).slice(offset, offset + count);
        if (addresses.length === 0) expect(() => range.part(offset, count)).toThrow(RangeError);
        else expect(texts([...range.part(offset, count).addresses()])).toEqual(addresses);
      }),
    );
  });

  it('is neither empty nor in front of it', () => {
    expect(() => Range.of('10.0.0.1..9').part(0, 0)).toThrow(RangeError);
    expect(() => Range.of('10.0.0.1..9').part(-1, 1)).toThrow(RangeError);
  });
});

it('a range is counted', () => {
  expect(['10.0.0.7', '10.0.0.7..9', '0.0.0.0/0', '::/96'].map((text) => Range.of(text).count)).toEqual([
    1,
    3,
    2 ** 32,
    2 ** 32,
  ]);
});

it('the next range is as large, and stays in the family', () => {
  expect(texts(['10.0.0.1..3', 'fd00::/120', '128.0.0.0/2'].map((text) => Range.of(text).next()))).toEqual([
    '10.0.0.4..10.0.0.6',
    'fd00::100..fd00::1ff',
    '192.0.0.0..255.255.255.255',
  ]);
  expect(() => Range.of('255.255.255.255').next()).toThrow(RangeError);
  expect(() => Range.of('ffff::/16').next()).toThrow(RangeError);
});

it('a CIDR is cut into blocks one after the other, up to the last of its family', () => {
  expect(texts(Cidr.of('10.0.0.0/30').blocks(32, 4))).toEqual([
    '10.0.0.0/32',
    '10.0.0.1/32',
    '10.0.0.2/32',
    '10.0.0.3/32',
  ]);
  expect(texts(Cidr.of('255.255.255.0/24').blocks(25, 2))).toEqual(['255.255.255.0/25', '255.255.255.128/25']);
  expect(texts(Cidr.of('fd00::/64').blocks(104, 2))).toEqual(['fd00::/104', 'fd00::100:0/104']);
});

it('address order is that of comparing ranges, and keeps those that are equal in their order', () => {
  fc.assert(
    fc.property(fc.array(ranges), (list) => {
      const items = list.map((range, at) => ({ range, at }));
      const sorted = [...items].sort((a, b) => Range.compare(a.range, b.range));
      expect(inAddressOrder(items).map(({ at }) => at)).toEqual(sorted.map(({ at }) => at));
    }),
  );
});
