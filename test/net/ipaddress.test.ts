import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import type { Parsed } from '../../src/net/parsed';
import { Range } from '../../src/net/range';
import { RangeSet } from '../../src/net/range-set';

/*
 * Held against Python's ipaddress. The vectors are frozen, so the tests need no Python; where there is one, it is asked
 * whether it still says the same.
 */

interface Read {
  readonly text: string;
  /** What Python makes of it; null where it refuses. */
  readonly canonical: string | null;
}

interface Vectors {
  readonly addresses: readonly Read[];
  readonly cidrs: readonly Read[];
  readonly cover: readonly { readonly first: string; readonly last: string; readonly cidrs: readonly string[] }[];
  readonly collapse: readonly { readonly cidrs: readonly string[]; readonly collapsed: readonly string[] }[];
  readonly exclude: readonly { readonly from: string; readonly taken: string; readonly left: readonly string[] }[];
}

const FILE = join(__dirname, '../fixtures/ipaddress-vectors.json');
const FROZEN = readFileSync(FILE, 'utf8');
const { addresses, cidrs, cover, collapse, exclude }: Vectors = JSON.parse(FROZEN);

const texts = (set: RangeSet): string[] => set.cidrs().map(String);

/** We read canonical text alone, and name it where another was meant. */
function expectSame({ text, canonical }: Read, result: Parsed<{ toString(): string }>): void {
  const outcome = result.ok ? `${result.value}` : null;
  expect(outcome, JSON.stringify(text)).toBe(text === canonical ? canonical : null);
}

describe("Python's ipaddress", () => {
  it('agrees which texts are addresses, and on their only form', () => {
    expect(addresses.filter(({ canonical }) => canonical === null).length).toBeGreaterThan(100);
    expect(addresses.filter(({ text, canonical }) => text === canonical).length).toBeGreaterThan(100);
    for (const one of addresses) expectSame(one, Address.parse(one.text));
  });

  it('has the form that we say was meant, where it accepts another one', () => {
    const others = addresses.filter(({ text, canonical }) => canonical !== null && canonical !== text);
    expect(others.length).toBeGreaterThan(20);
    for (const { text, canonical } of others) {
      const result = Address.parse(text);
      expect(result.ok ? undefined : result.fault.suggestion, text).toBe(canonical);
    }
  });

  it('agrees which texts are CIDRs, and on their only form', () => {
    for (const one of cidrs) expectSame(one, Cidr.parse(one.text));
  });

  it('agrees on the fewest CIDRs of a range', () => {
    for (const { first, last, cidrs: wanted } of cover) {
      const range = Range.between(Address.of(first), Address.of(last));
      expect(texts(RangeSet.of(range)), `${range}`).toEqual(wanted);
    }
  });

  it('agrees on the union of CIDRs', () => {
    for (const { cidrs: given, collapsed } of collapse)
      expect(texts(RangeSet.from(given.map((text) => Cidr.of(text))))).toEqual(collapsed);
  });

  it('agrees on what is left of a CIDR', () => {
    for (const { from, taken, left } of exclude) {
      const rest = RangeSet.of(Cidr.of(from)).minus(RangeSet.of(Cidr.of(taken)));
      expect(texts(rest), `${from} - ${taken}`).toEqual(left);
    }
  });

  it('accepts these, which we refuse on purpose', () => {
    const refused: [text: string, why: RegExp][] = [
      ['fe80::1%eth0', /has a zone/],
      ['::ffff:10.0.0.1', /IPv4-mapped/],
      ['10.0.0.0/08', /leading zero in the prefix length/],
      ['fd00::/0128', /leading zero in the prefix length/],
      ['10.0.0.0/255.0.0.0', /no whole number as prefix length/],
      ['10.0.0.0/0.255.255.255', /no whole number as prefix length/],
    ];
    for (const [text, why] of refused) {
      const result = text.includes('/') ? Cidr.parse(text) : Address.parse(text);
      expect(result.ok ? 'accepted' : result.fault.reason, text).toMatch(why);
    }
  });

  it('still says what it said when the vectors were frozen, where there is a Python', () => {
    const { status, stdout, stderr } = spawnSync('python3', [join(__dirname, 'ipaddress-vectors.py')], {
      encoding: 'utf8',
    });
    if (status === null || isTooOld()) console.log('There is no Python from 3.10 on; the frozen vectors were used.');
    else expect({ status, stderr, isSame: stdout === FROZEN }).toEqual({ status: 0, stderr: '', isSame: true });
  });
});

const isTooOld = (): boolean =>
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status !== 0;
