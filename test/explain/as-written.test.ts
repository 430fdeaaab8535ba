import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAboutAddresses, rangeAsWritten } from '../../src/explain/as-written';
import { namesLike } from '../../src/explain/names-like';
import { Address } from '../../src/net/address';

const read = (text: string): string => {
  const range = rangeAsWritten(text);
  return range.ok ? `${range.value}` : `refused: ${range.fault.reason}`;
};

describe('an address', () => {
  it.each([
    ['FD00:10::000C', 'fd00:10::c'],
    ['fd00:0010:0:0:0:0:0:c', 'fd00:10::c'],
    ['fd00:10::c%eth0', 'fd00:10::c'],
    ['[fd00:10::c]', 'fd00:10::c'],
    ['[FD00:10::C]:443', 'fd00:10::c'],
    ['::ffff:10.0.0.4', '10.0.0.4'],
    ['10.0.0.4:5432', '10.0.0.4'],
    [' 10.0.0.4\n', '10.0.0.4'],
    ['FD00:10::/126', 'fd00:10::..fd00:10::3'],
    ['FD00:10::C..FD00:10::F', 'fd00:10::c..fd00:10::f'],
  ])('that is written %j is read', (text, meant) => {
    expect([isAboutAddresses(text), read(text)]).toEqual([true, meant]);
  });

  it.each([
    ['010.0.0.4', /leading zero/],
    ['10.0.0.12/27', /host bits/],
    ['FD00:10::C/122', /host bits/],
    ['10.0.0.9..10.0.0.4', /ends before it begins/],
    ['12:34', /is not an IPv4 or IPv6 address/],
    ['[10.0.0.4', /is not an IPv4 or IPv6 address/],
  ])('that may mean two things, or nothing, is not: %j', (text, why) => {
    expect(read(text)).toMatch(why);
  });

  it('is read in each long spelling of IPv6', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const text = groups.map((group) => group.toString(16).toUpperCase().padStart(4, '0')).join(':');
        const value = groups.reduce((sum, group) => (sum << 16n) + BigInt(group), 0n);
        expect(read(text)).toBe(`${Address.fromValue(6, value)}`);
      }),
    );
  });
});

describe('a name that is none', () => {
  const NAMES = [
    'east/shop/StatefulSet/redis',
    'west/shop/StatefulSet/redis',
    'east/shop/StatefulSet/web',
    'east/pods/db',
  ];

  it.each([
    ['redis', NAMES.slice(0, 2)],
    ['redis-2', NAMES.slice(0, 2)],
    ['East/Redis', NAMES.slice(0, 1)],
    ['pods/db', ['east/pods/db']],
    ['east/pods/bd', ['east/pods/db']],
    ['nothing', []],
    ['/', []],
  ])('may mean those with its words, or those spelt alike: %s', (text, meant) => {
    expect(namesLike(text, NAMES)).toEqual(meant);
  });
});
