import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { bitsOf, FAMILIES, lastValueOf } from '../../src/net/family';
import { accepted, refusal } from './parsing';

const NO_CIDR = 'is not a CIDR such as 10.0.0.0/24';
const NO_NUMBER = 'has no whole number as prefix length after its "/"';
const HOST_BITS = 'has host bits set';
const LEADING_ZERO_IN_LENGTH = 'has a leading zero in the prefix length';
const NO_ADDRESS = 'is not an IPv4 or IPv6 address';
const MAPPED = 'is an IPv4-mapped IPv6 address, which programs read in two ways';

describe('a CIDR text', () => {
  it.each([
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255', 1n << 32n],
    ['128.0.0.0/1', '128.0.0.0', '255.255.255.255', 1n << 31n],
    ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', 1n << 24n],
    ['10.23.19.0/27', '10.23.19.0', '10.23.19.31', 32n],
    ['10.0.0.2/31', '10.0.0.2', '10.0.0.3', 2n],
    ['0.0.0.0/32', '0.0.0.0', '0.0.0.0', 1n],
    ['255.255.255.255/32', '255.255.255.255', '255.255.255.255', 1n],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 1n << 128n],
    ['::/128', '::', '::', 1n],
    ['2001:db8::/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 1n << 96n],
    ['fd00::/64', 'fd00::', 'fd00::ffff:ffff:ffff:ffff', 1n << 64n],
    [
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      1n,
    ],
  ])('%s goes from %s to %s and prints as it was', (text, first, last, size) => {
    const cidr = accepted(Cidr.parse(text));
    expect(`${cidr}`).toBe(text);
    expect(`${cidr.first}`).toBe(first);
    expect(`${cidr.last}`).toBe(last);
    expect(cidr.size).toBe(size);
    expect(cidr.range.size).toBe(size);
  });

  it.each<[string, string, string?]>([
    ['', NO_CIDR],
    ['10.0.0', NO_CIDR],
    ['10.0.0.0', 'has no prefix length', '10.0.0.0/32'],
    ['2001:db8::', 'has no prefix length', '2001:db8::/128'],
    ['010.0.0.0', NO_CIDR],
    ['/', NO_ADDRESS],
    ['/24', NO_ADDRESS],
    ['10.0.0/24', NO_ADDRESS],
    ['10/8', NO_ADDRESS],
    ['10.0.0.0/', NO_NUMBER],
    ['10.0.0.0/-1', NO_NUMBER],
    ['10.0.0.0/+8', NO_NUMBER],
    ['10.0.0.0/8.0', NO_NUMBER],
    ['10.0.0.0/0x8', NO_NUMBER],
    ['10.0.0.0/8e0', NO_NUMBER],
    ['10.0.0.0/ 8', NO_NUMBER],
    ['10.0.0.0/8 ', NO_NUMBER],
    ['10.0.0.0/8\n', NO_NUMBER],
    ['10.0.0.0/８', NO_NUMBER],
    ['10.0.0.0/8/8', NO_NUMBER],
    ['10.0.0.0//8', NO_NUMBER],
    ['10.0.0.0/255.0.0.0', NO_NUMBER],
    ['10.0.0.0/33', 'has a prefix length above 32'],
    ['10.0.0.0/033', 'has a prefix length above 32'],
    ['10.0.0.0/99999999999999999999', 'has a prefix length above 32'],
    ['::/129', 'has a prefix length above 128'],
    ['10.0.0.0/08', LEADING_ZERO_IN_LENGTH, '10.0.0.0/8'],
    ['10.0.0.0/00', LEADING_ZERO_IN_LENGTH, '0.0.0.0/0'],
    ['10.0.0.1/024', LEADING_ZERO_IN_LENGTH, '10.0.0.0/24'],
    ['::1/0128', LEADING_ZERO_IN_LENGTH, '::1/128'],
    ['10.0.0.1/24', HOST_BITS, '10.0.0.0/24'],
    ['255.255.255.255/0', HOST_BITS, '0.0.0.0/0'],
    ['10.0.0.1/31', HOST_BITS, '10.0.0.0/31'],
    ['2001:db8::1/32', HOST_BITS, '2001:db8::/32'],
    ['010.0.0.0/8', 'has a leading zero, which programs read as decimal or as octal', '10.0.0.0/8'],
    ['010.0.0.1/24', 'has a leading zero, which programs read as decimal or as octal', '10.0.0.0/24'],
    ['010.0.0.1/33', 'has a leading zero, which programs read as decimal or as octal'],
    ['10.0.0.256/24', 'has an octet above 255'],
    [' 10.0.0.0/8', 'has white space around it', '10.0.0.0/8'],
    ['10.0.0.0 /8', 'has white space around it', '10.0.0.0/8'],
    ['2001:DB8::/32', 'is not in canonical form (RFC 5952)', '2001:db8::/32'],
    ['2001:DB8::1/032', 'is not in canonical form (RFC 5952)', '2001:db8::/32'],
    ['fe80::%eth0/64', 'has a zone, which means nothing outside one host', 'fe80::/64'],
    ['::ffff:10.0.0.0/120', MAPPED, '10.0.0.0/24'],
    ['::ffff:10.0.0.1/128', MAPPED, '10.0.0.1/32'],
    ['::ffff:0:0/96', MAPPED, '0.0.0.0/0'],
    ['::ffff:10.0.0.0/24', MAPPED],
    ['::ffff:10.0.0.0/129', MAPPED],
    ['::ffff:10.0.0.0/', MAPPED],
    ['10.0.0.0/24..10.0.1.0/24', NO_NUMBER],
  ])('%j is refused: it %s', (text, reason, suggestion) => {
    const fault = refusal(Cidr.parse(text));
    expect(fault).toEqual(suggestion === undefined ? { text, reason } : { text, reason, suggestion });
    if (suggestion !== undefined) expect(accepted(Cidr.parse(suggestion)).toString()).toBe(suggestion);
  });

  it('is the only text of its CIDR, and each suggestion is accepted, whatever the text', () => {
    const part = fc.constantFrom('10.0.0.0', '010.0.0.1', '::', 'FD00::', '::ffff:1.2.3.4', '/', '8', '0', '128', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const result = Cidr.parse(parts.join(''));
        if (result.ok) expect(result.value.toString()).toBe(parts.join(''));
        else if (result.fault.suggestion !== undefined) accepted(Cidr.parse(result.fault.suggestion));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a CIDR', () => {
  it('round an address has it, is aligned, and reads back from its text', () => {
    fc.assert(
      fc.property(addressAndLength(), ([address, length]) => {
        const cidr = Cidr.around(address, length);
        expect(cidr.contains(address)).toBe(true);
        expect(cidr.base % cidr.size).toBe(0n);
        // A block of few bits round an address of ::ffff:0:0/96 has no text that is read back.
        const read = Cidr.parse(cidr.toString());
        if (read.ok) expect(read.value.equals(cidr)).toBe(true);
        else expect(cidr.base >> 32n).toBe(0xffffn);
      }),
    );
  });

  it.each(FAMILIES)('of IPv%i has a prefix length that its family has', (family) => {
    const address = Address.fromValue(family, 0n);
    for (const length of [-1, bitsOf(family) + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => Cidr.around(address, length)).toThrow(RangeError);
  });

  it.each([
    ['10.0.0.0/8', '10.0.0.0/8', true, true],
    ['10.0.0.0/8', '10.255.255.255/32', true, true],
    ['10.0.0.0/8', '11.0.0.0/32', false, false],
    ['10.0.0.0/24', '10.0.0.0/23', false, true],
    ['0.0.0.0/0', '255.255.255.255/32', true, true],
    ['::/0', '10.0.0.0/8', false, false],
    ['0.0.0.0/0', '::/96', false, false],
  ])('%s beside %s: covers it? %s; overlaps it? %s', (one, other, covers, overlaps) => {
    expect(Cidr.of(one).covers(Cidr.of(other))).toBe(covers);
    expect(Cidr.of(one).overlaps(Cidr.of(other))).toBe(overlaps);
    expect(Cidr.of(other).overlaps(Cidr.of(one))).toBe(overlaps);
  });

  it('overlaps another only when one covers the other', () => {
    fc.assert(
      fc.property(smallCidr(), smallCidr(), (a, b) => {
        expect(a.overlaps(b)).toBe(a.covers(b) || b.covers(a));
      }),
    );
  });

  it('sorts by first address, the larger block first', () => {
    const texts = ['::/0', '10.0.0.0/8', '10.0.0.0/24', '9.0.0.0/8', '10.0.0.16/28', '0.0.0.0/0', '10.0.0.0/32'];
    expect(texts.map(Cidr.of).sort(Cidr.compare).map(String)).toEqual([
      '0.0.0.0/0',
      '9.0.0.0/8',
      '10.0.0.0/8',
      '10.0.0.0/24',
      '10.0.0.0/32',
      '10.0.0.16/28',
      '::/0',
    ]);
  });
});

const addressAndLength = () =>
  fc.constantFrom(...FAMILIES).chain((family) =>
    fc.tuple(
      fc.bigInt({ min: 0n, max: lastValueOf(family) }).map((value) => Address.fromValue(family, value)),
      fc.integer({ min: 0, max: bitsOf(family) }),
    ),
  );

/** A block of 1 to 16 addresses among the first 32. */
const smallCidr = () =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 31n }), fc.integer({ min: 28, max: 32 }))
    .map(([value, length]) => Cidr.around(Address.fromValue(4, value), length));
