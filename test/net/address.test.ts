import fc from 'fast-check';
import { Address6 } from 'ip-address';
import { describe, expect, it } from 'vitest';
import { Address } from '../../src/net/address';
import { bitsOf, FAMILIES, type Family, lastValueOf } from '../../src/net/family';
import { accepted, refusal } from './parsing';

const LAST_IPV6 = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';

const NO_ADDRESS = 'is not an IPv4 or IPv6 address';
const LEADING_ZERO = 'has a leading zero, which programs read as decimal or as octal';
const NOT_CANONICAL = 'is not in canonical form (RFC 5952)';
const MAPPED = 'is an IPv4-mapped IPv6 address, which programs read in two ways';
const ZONE = 'has a zone, which means nothing outside one host';
const WHITE_SPACE = 'has white space around it';
const PREFIX_LENGTH = 'has a prefix length where an address is wanted';

describe('an address text', () => {
  it.each<[string, Family, bigint]>([
    ['0.0.0.0', 4, 0n],
    ['0.0.0.1', 4, 1n],
    ['10.0.0.1', 4, 0x0a000001n],
    ['127.255.255.255', 4, 0x7fffffffn],
    ['128.0.0.0', 4, 0x80000000n],
    ['192.0.2.200', 4, 0xc00002c8n],
    ['255.255.255.255', 4, 0xffffffffn],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['2001:db8::1', 6, (0x20010db8n << 96n) + 1n],
    ['::a00:1', 6, 0x0a000001n],
    ['::fffe:a00:1', 6, 0xfffe0a000001n],
    ['::1:ffff:a00:1', 6, 0x1ffff0a000001n],
    ['1:2:3:4:5:6:7:0', 6, 0x00010002000300040005000600070000n],
    ['0:2:3:4:5:6:7:8', 6, 0x00000002000300040005000600070008n],
    [LAST_IPV6, 6, (1n << 128n) - 1n],
  ])('%s has one value and prints as it was', (text, family, value) => {
    const address = accepted(Address.parse(text));
    expect(address.family).toBe(family);
    expect(address.value).toBe(value);
    expect(address.toString()).toBe(text);
  });

  it.each<[string, string, string?]>([
    ['', NO_ADDRESS],
    ['localhost', NO_ADDRESS],
    // Short, octal and hexadecimal forms that inet_aton reads.
    ['10', NO_ADDRESS],
    ['10.1', NO_ADDRESS],
    ['10.0.1', NO_ADDRESS],
    ['0x0a000001', NO_ADDRESS],
    ['0x0a.0.0.1', NO_ADDRESS],
    ['167772161', NO_ADDRESS],
    ['010.0.0.1', LEADING_ZERO, '10.0.0.1'],
    ['10.0.0.01', LEADING_ZERO, '10.0.0.1'],
    ['10.0.00.1', LEADING_ZERO, '10.0.0.1'],
    ['00.0.0.0', LEADING_ZERO, '0.0.0.0'],
    ['10.0.0.0001', LEADING_ZERO, '10.0.0.1'],
    // Wrong octets.
    ['10.0.0.', NO_ADDRESS],
    ['.10.0.0', NO_ADDRESS],
    ['10..0.1', NO_ADDRESS],
    ['...', NO_ADDRESS],
    ['10.0.0.1.', NO_ADDRESS],
    ['10.0.0.1.1', NO_ADDRESS],
    ['10.0.0.-1', NO_ADDRESS],
    ['10.0.0.+1', NO_ADDRESS],
    ['10.0.0.1e1', NO_ADDRESS],
    ['10.0.0.x', NO_ADDRESS],
    ['10.0.0.256', 'has an octet above 255'],
    ['10.0.0.4294967297', 'has an octet above 255'],
    ['999.0.0.1', 'has an octet above 255'],
    // Characters that look like digits or like nothing.
    ['１0.0.0.1', NO_ADDRESS],
    ['10.0.0.١', NO_ADDRESS],
    ['10.0.0.1\u200b', NO_ADDRESS],
    ['10.0.0.1\0', NO_ADDRESS],
    ['10.0. 0.1', NO_ADDRESS],
    [' 10.0.0.1', WHITE_SPACE, '10.0.0.1'],
    ['10.0.0.1 ', WHITE_SPACE, '10.0.0.1'],
    ['10.0.0.1\n', WHITE_SPACE, '10.0.0.1'],
    ['\t010.0.0.1', WHITE_SPACE, '10.0.0.1'],
    [' nonsense', WHITE_SPACE],
    ['::1\n', WHITE_SPACE, '::1'],
    // IPv6 that is not canonical.
    ['::0', NOT_CANONICAL, '::'],
    ['0::', NOT_CANONICAL, '::'],
    ['::0001', NOT_CANONICAL, '::1'],
    ['2001:DB8::1', NOT_CANONICAL, '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', NOT_CANONICAL, '2001:db8::1'],
    ['2001:db8::0:1', NOT_CANONICAL, '2001:db8::1'],
    ['1:2:3:4:5:6:7::', NOT_CANONICAL, '1:2:3:4:5:6:7:0'],
    ['1::3:4:5:6:7:8', NOT_CANONICAL, '1:0:3:4:5:6:7:8'],
    ['::10.0.0.1', NOT_CANONICAL, '::a00:1'],
    ['64:ff9b::192.0.2.1', NOT_CANONICAL, '64:ff9b::c000:201'],
    // IPv6 that is none.
    [':', NO_ADDRESS],
    [':::', NO_ADDRESS],
    ['1::2::3', NO_ADDRESS],
    ['::1::', NO_ADDRESS],
    [':1', NO_ADDRESS],
    ['1:', NO_ADDRESS],
    [':1:2:3:4:5:6:7', NO_ADDRESS],
    ['1:2:3:4:5:6:7:', NO_ADDRESS],
    ['1:2:3:4:5:6:7', NO_ADDRESS],
    ['1:2:3:4:5:6:7:8:9', NO_ADDRESS],
    ['1::2:3:4:5:6:7:8', NO_ADDRESS],
    ['12345::', NO_ADDRESS],
    ['2001:db8::g', NO_ADDRESS],
    ['2001:db8::-1', NO_ADDRESS],
    ['[::1]', NO_ADDRESS],
    ['::1:80.', NO_ADDRESS],
    ['::ffff:010.0.0.1', NO_ADDRESS],
    ['：:1', NO_ADDRESS],
    // IPv4 in IPv6 clothes.
    ['::ffff:10.0.0.1', MAPPED, '10.0.0.1'],
    ['::ffff:a00:1', MAPPED, '10.0.0.1'],
    ['::FFFF:255.255.255.255', MAPPED, '255.255.255.255'],
    ['0:0:0:0:0:ffff:0:0', MAPPED, '0.0.0.0'],
    // Zones and prefix lengths.
    ['fe80::1%eth0', ZONE, 'fe80::1'],
    ['fe80::1%', ZONE, 'fe80::1'],
    ['FE80::01%eth0', ZONE, 'fe80::1'],
    ['nonsense:%eth0', ZONE],
    ['::%1%2', ZONE, '::'],
    ['10.0.0.1%eth0', NO_ADDRESS],
    ['10.0.0.1/32', PREFIX_LENGTH, '10.0.0.1'],
    ['010.0.0.1/32', PREFIX_LENGTH, '10.0.0.1'],
    ['2001:DB8::/32', PREFIX_LENGTH, '2001:db8::'],
    ['::ffff:10.0.0.1/128', PREFIX_LENGTH, '10.0.0.1'],
    ['fe80::1%eth0/64', PREFIX_LENGTH, 'fe80::1'],
    ['/24', PREFIX_LENGTH],
    ['10.0.0.1..10.0.0.9', NO_ADDRESS],
    ['10.0.0.1:80', NO_ADDRESS],
  ])('%j is refused: it %s', (text, reason, suggestion) => {
    const fault = refusal(Address.parse(text));
    expect(fault).toEqual(suggestion === undefined ? { text, reason } : { text, reason, suggestion });
    if (suggestion !== undefined) expect(accepted(Address.parse(suggestion)).toString()).toBe(suggestion);
  });

  // RFC 5952, sections 1, 2 and 4.
  it.each([
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8::1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8::0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0db8::1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['2001:DB8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:1'],
    ['2001:db8:aaaa:bbbb:cccc:dddd::1', '2001:db8:aaaa:bbbb:cccc:dddd:0:1'],
    ['2001:db8:0:0:0::1', '2001:db8::1'],
    ['2001:db8::aaaa:0:0:1', '2001:db8::aaaa:0:0:1'],
    ['2001:db8:0:0:aaaa::1', '2001:db8::aaaa:0:0:1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8::0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ])('%s is %s as RFC 5952 writes it', (text, canonical) => {
    const result = Address.parse(text);
    expect(result.ok ? `${result.value}` : result.fault.suggestion).toBe(canonical);
    expect(accepted(Address.parse(canonical)).toString()).toBe(canonical);
  });

  it('reads any canonical text back to the value that printed it', () => {
    fc.assert(
      fc.property(anyAddress(), (address) => {
        const read = accepted(Address.parse(address.toString()));
        expect(read.equals(address)).toBe(true);
      }),
    );
  });

  it('is written as ip-address writes it', () => {
    fc.assert(
      fc.property(ipv6Value(), (value) => {
        expect(Address.fromValue(6, value).toString()).toBe(Address6.fromBigInt(value).correctForm());
      }),
    );
  });

  it('is accepted, or suggested, for any way of writing an IPv6 value', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const value = new Address6(text).bigInt();
        const result = Address.parse(text);
        const canonical = result.ok ? result.value.toString() : result.fault.suggestion;
        const isMapped = value >> 32n === 0xffffn;
        if (!isMapped) expect(Address.of(canonical ?? '').value).toBe(value);
        else expect(Address.of(canonical ?? '').value).toBe(value & 0xffffffffn);
      }),
    );
  });

  it('never has two values nor two texts, and each suggestion is accepted, whatever the text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const result = Address.parse(text);
        if (result.ok) expect(result.value.toString()).toBe(text);
        else if (result.fault.suggestion !== undefined) accepted(Address.parse(result.fault.suggestion));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is named in the error when a literal is refused', () => {
    expect(() => Address.of('10.0.0.01')).toThrow(
      '"10.0.0.01" has a leading zero, which programs read as decimal or as octal; write "10.0.0.1"',
    );
    expect(() => Address.of('10.0.\n')).toThrow('"10.0.\\n" has white space around it');
  });
});

describe('an address', () => {
  it.each(FAMILIES)('of IPv%i has every value of its family and no other', (family) => {
    const last = lastValueOf(family);
    expect(Address.fromValue(family, 0n).value).toBe(0n);
    expect(Address.fromValue(family, last).value).toBe(last);
    expect(() => Address.fromValue(family, -1n)).toThrow(RangeError);
    expect(() => Address.fromValue(family, last + 1n)).toThrow(RangeError);
    expect(last + 1n).toBe(2n ** BigInt(bitsOf(family)));
  });

  it('moves within its family only', () => {
    expect(`${Address.of('10.0.0.255').plus(1)}`).toBe('10.0.1.0');
    expect(`${Address.of('10.0.1.0').plus(-1n)}`).toBe('10.0.0.255');
    expect(() => Address.of('255.255.255.255').plus(1)).toThrow(RangeError);
    expect(() => Address.of('0.0.0.0').plus(-1)).toThrow(RangeError);
    expect(() => Address.of(LAST_IPV6).plus(1)).toThrow(RangeError);
    expect(() => Address.of('::').plus(-1)).toThrow(RangeError);
  });

  it('differs from the address of the other family with its value', () => {
    expect(Address.of('0.0.0.1').equals(Address.of('::1'))).toBe(false);
    expect(Address.of('255.255.255.255').isBefore(Address.of('::'))).toBe(true);
    expect(Address.of('::').isBefore(Address.of('255.255.255.255'))).toBe(false);
  });

  it('has one place in a total order', () => {
    fc.assert(
      fc.property(anyAddress(), anyAddress(), anyAddress(), (a, b, c) => {
        expect(Math.sign(Address.compare(a, b))).toBe(0 - Math.sign(Address.compare(b, a)));
        expect(Address.compare(a, b) === 0).toBe(a.toString() === b.toString());
        if (Address.compare(a, b) <= 0 && Address.compare(b, c) <= 0)
          expect(Address.compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

/** IPv6 values with runs of zero groups in all places, but none that is IPv4-mapped. */
const ipv6Value = () =>
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n))
    .filter((value) => value >> 32n !== 0xffffn);

const anyAddress = () =>
  fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }).map((value) => Address.fromValue(4, BigInt(value))),
    fc.integer({ min: 0, max: 3 }).map((value) => Address.fromValue(4, BigInt(value))),
    ipv6Value().map((value) => Address.fromValue(6, value)),
  );

const hostileText = () =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789.:af%/ x-'), maxLength: 20 }),
    fc.string({ unit: fc.constantFrom('0', '1', '::', ':', 'ffff', '10.0.0.1', 'F', '/', '%', ' '), maxLength: 9 }),
    fc.tuple(fc.ipV4(), fc.string({ unit: 'grapheme', maxLength: 2 })).map(([text, tail]) => text + tail),
    fc.tuple(fc.ipV6(), fc.string({ maxLength: 2 })).map(([text, tail]) => text + tail),
  );
