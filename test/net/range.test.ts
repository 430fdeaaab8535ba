import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Address } from '../../src/net/address';
import { Range } from '../../src/net/range';
import { accepted, refusal } from './parsing';

const LAST_IPV6 = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';

const NO_ADDRESS = 'is not an IPv4 or IPv6 address';
const faultyEnd = (end: string, reason: string) => `is not a range: its end ${JSON.stringify(end)} ${reason}`;

describe('a range text', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1', 1n],
    ['10.0.0.1..10.0.0.9', '10.0.0.1..10.0.0.9', 9n],
    ['10.0.0.1..9', '10.0.0.1..10.0.0.9', 9n],
    ['10.0.0.0..255', '10.0.0.0..10.0.0.255', 256n],
    ['10.0.0.7..7', '10.0.0.7', 1n],
    ['10.0.0.7..10.0.0.7', '10.0.0.7', 1n],
    ['10.0.0.255..10.0.1.0', '10.0.0.255..10.0.1.0', 2n],
    ['10.23.0.0/16', '10.23.0.0..10.23.255.255', 65536n],
    ['255.255.255.255/32', '255.255.255.255', 1n],
    ['0.0.0.0..255.255.255.255', '0.0.0.0..255.255.255.255', 1n << 32n],
    ['::', '::', 1n],
    ['2001:db8::1..2001:db8::9', '2001:db8::1..2001:db8::9', 9n],
    ['2001:db8::/127', '2001:db8::..2001:db8::1', 2n],
    [`::..${LAST_IPV6}`, `::..${LAST_IPV6}`, 1n << 128n],
  ])('%s is %s', (text, printed, size) => {
    const range = accepted(Range.parse(text));
    expect(`${range}`).toBe(printed);
    expect(range.size).toBe(size);
  });

  it.each<[string, string, string?]>([
    ['', NO_ADDRESS],
    ['010.0.0.1', 'has a leading zero, which programs read as decimal or as octal', '10.0.0.1'],
    ['..', faultyEnd('', NO_ADDRESS)],
    ['10.0.0.1..', faultyEnd('', NO_ADDRESS)],
    ['..10.0.0.1', faultyEnd('', NO_ADDRESS)],
    ['10.0.0.1...10.0.0.9', faultyEnd('.10.0.0.9', NO_ADDRESS)],
    ['10.0.0.1...9', faultyEnd('.9', NO_ADDRESS)],
    ['10.0.0.1....10.0.0.9', 'has more than one ".."'],
    ['10.0.0.1..5..9', 'has more than one ".."'],
    ['10.0.0.1 .. 10.0.0.9', faultyEnd('10.0.0.1 ', 'has white space around it'), '10.0.0.1..10.0.0.9'],
    ['10.0.0.1..0.9', faultyEnd('0.9', NO_ADDRESS)],
    ['10.0.0.1..300', faultyEnd('10.0.0.300', 'has an octet above 255')],
    ['10.0.0.1..x', faultyEnd('x', NO_ADDRESS)],
    ['10.0.0.1..-9', faultyEnd('-9', NO_ADDRESS)],
    [
      '10.0.0.1..09',
      faultyEnd('10.0.0.09', 'has a leading zero, which programs read as decimal or as octal'),
      '10.0.0.1..10.0.0.9',
    ],
    [
      '010.0.0.9..1',
      faultyEnd('010.0.0.9', 'has a leading zero, which programs read as decimal or as octal'),
      '10.0.0.1..10.0.0.9',
    ],
    [
      '::FFFF:10.0.0.1..::ffff:10.0.0.9',
      faultyEnd('::FFFF:10.0.0.1', 'is an IPv4-mapped IPv6 address, which programs read in two ways'),
      '10.0.0.1..10.0.0.9',
    ],
    ['2001:db8::1..9', faultyEnd('9', NO_ADDRESS)],
    [
      '2001:DB8::1..2001:db8::9',
      faultyEnd('2001:DB8::1', 'is not in canonical form (RFC 5952)'),
      '2001:db8::1..2001:db8::9',
    ],
    ['10.0.0.1..::2', 'mixes IPv4 and IPv6'],
    ['::1..10.0.0.1', 'mixes IPv4 and IPv6'],
    ['10.0.0.9..10.0.0.1', 'ends before it begins', '10.0.0.1..10.0.0.9'],
    ['10.0.0.9..1', 'ends before it begins', '10.0.0.1..10.0.0.9'],
    ['::2..::1', 'ends before it begins', '::1..::2'],
    ['10.0.0.1-10.0.0.9', 'is not a range, which is written with ".."', '10.0.0.1..10.0.0.9'],
    ['10.0.0.1-9', 'is not a range, which is written with ".."', '10.0.0.1..10.0.0.9'],
    ['10.0.0.1 - 10.0.0.9', 'is not a range, which is written with ".."', '10.0.0.1..10.0.0.9'],
    ['10.0.0.-1', NO_ADDRESS],
    ['no-range', NO_ADDRESS],
    ['10.0.0.1/24', 'has host bits set', '10.0.0.0/24'],
    ['10.0.0.0/24..10.0.1.0/24', 'has no whole number as prefix length after its "/"'],
    ['10.0.0.1..10.0.0.9/32', NO_ADDRESS],
  ])('%j is refused: it %s', (text, reason, suggestion) => {
    const fault = refusal(Range.parse(text));
    expect(fault).toEqual(suggestion === undefined ? { text, reason } : { text, reason, suggestion });
    if (suggestion !== undefined) accepted(Range.parse(suggestion));
  });

  it('reads back from what it prints, and each suggestion is accepted, whatever the text', () => {
    const part = fc.constantFrom(
      '10.0.0.1',
      '10.0.0.9',
      '010.0.0.1',
      '..',
      '..',
      '-',
      '5',
      '::1',
      'FD00::',
      '/32',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const result = Range.parse(parts.join(''));
        if (result.ok) expect(Range.of(result.value.toString()).equals(result.value)).toBe(true);
        else if (result.fault.suggestion !== undefined) accepted(Range.parse(result.fault.suggestion));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a range', () => {
  it('is never empty, of two families or beyond its family', () => {
    expect(() => Range.ofValues(4, 2n, 1n)).toThrow(RangeError);
    expect(() => Range.ofValues(4, -1n, 1n)).toThrow(RangeError);
    expect(() => Range.ofValues(4, 0n, 1n << 32n)).toThrow(RangeError);
    expect(() => Range.ofValues(6, 0n, 1n << 128n)).toThrow(RangeError);
    expect(() => Range.between(Address.of('10.0.0.1'), Address.of('::2'))).toThrow(RangeError);
    expect(() => Range.between(Address.of('::2'), Address.of('::1'))).toThrow(RangeError);
    expect(Range.ofValues(4, 0n, 0xffffffffn).size).toBe(1n << 32n);
  });

  it('numbers its addresses from the first', () => {
    const range = Range.of('10.0.0.254..10.0.1.1');
    expect([...range.addresses()].map(String)).toEqual(['10.0.0.254', '10.0.0.255', '10.0.1.0', '10.0.1.1']);
    expect(`${range.at(0)} ${range.at(3n)}`).toBe('10.0.0.254 10.0.1.1');
    expect(() => range.at(-1)).toThrow(RangeError);
    expect(() => range.at(4)).toThrow(RangeError);
  });

  it('stops at the last address of its family', () => {
    expect([...Range.of('255.255.255.254..255').addresses()].map(String)).toEqual([
      '255.255.255.254',
      '255.255.255.255',
    ]);
    expect([...Range.of(`${LAST_IPV6}/128`).addresses()].map(String)).toEqual([LAST_IPV6]);
  });

  it('meets others as the sets of their addresses do', () => {
    fc.assert(
      fc.property(smallRange(), smallRange(), (a, b) => {
        const inA = [...a.addresses()].map(String);
        const inB = [...b.addresses()].map(String);
        const inBoth = inA.filter((address) => inB.includes(address));
        expect(a.overlaps(b)).toBe(inBoth.length > 0);
        expect(a.covers(b)).toBe(inBoth.length === inB.length);
        expect(a.equals(b)).toBe(inA.join() === inB.join());
        expect([...(a.intersect(b)?.addresses() ?? [])].map(String)).toEqual(inBoth);
        for (const address of b.addresses()) expect(a.contains(address)).toBe(inA.includes(`${address}`));
      }),
    );
  });

  it('sorts by first address, the longer one first', () => {
    const texts = ['::', '10.0.0.1', '10.0.0.0..9', '10.0.0.0', '10.0.0.0..5'];
    expect(texts.map(Range.of).sort(Range.compare).map(String)).toEqual([
      '10.0.0.0..10.0.0.9',
      '10.0.0.0..10.0.0.5',
      '10.0.0.0',
      '10.0.0.1',
      '::',
    ]);
  });
});

/** A range among eight addresses of either family. */
const smallRange = () =>
  fc
    .tuple(fc.constantFrom(4 as const, 6 as const), fc.bigInt({ min: 0n, max: 7n }), fc.bigInt({ min: 0n, max: 7n }))
    .map(([family, a, b]) => Range.ofValues(family, a < b ? a : b, a < b ? b : a));
