import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aisleOrder, headingsOf, placeableOrder } from '../../src/allocate/aisles';
import { HEADER, printLock } from '../../src/lock/format';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { arbitraryLock } from '../lock/arbitrary-lock';
import { regExpOf } from './ebnf';

const PAGE = readFileSync(join(__dirname, '../../docs/lock-format.md'), 'utf8');

/** The cells of the table of pools and their aisles. */
const ROWS = PAGE.split('\n')
  .filter((line) => /^\| \/\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, ipv4, ipv6, order, size, aisles, headings]) => ({ ipv4, ipv6, order, size, aisles, headings }));

const poolOf = (length = '', origin: string): Cidr =>
  Cidr.around(Address.of(origin), Number.parseInt(length.slice(1), 10));

describe('the specification of the lock file', () => {
  it('quotes the header as it is written', () => {
    expect(PAGE).toContain(`\`\`\`text\n${HEADER.join('\n')}\n\`\`\``);
  });

  it('quotes what cannot be the name of a network', () => {
    const source = readFileSync(join(__dirname, '../../src/lock/network-name.ts'), 'utf8');
    const [, choices] = /\/\^\(\?:(null.*)\)\$\/i;/.exec(source)!;
    expect(PAGE).toContain(`\`\`\`text\n${choices}\n\`\`\``);
  });

  it('has a row for each size of pool that it tells of', () => {
    expect(ROWS).toHaveLength(14);
  });

  it.each(ROWS)('tells the aisles and headings of a $ipv4 and a $ipv6 as they are', (row) => {
    for (const pool of [poolOf(row.ipv4, '0.0.0.0'), poolOf(row.ipv6, '::')]) {
      const [first, ...more] = headingsOf(pool);
      const count = more.length + 1;
      expect(row.order).toBe(`${placeableOrder(pool)}`);
      expect(row.size).toBe((2 ** aisleOrder(pool)).toLocaleString('en-US'));
      expect(row.aisles).toBe(`${2 ** (placeableOrder(pool) - aisleOrder(pool))}`);
      if (count === 1) expect([row.headings, first]).toEqual(['1, the pool', pool]);
      else expect(row.headings).toMatch(new RegExp(`^${count} of .*/${first!.prefixLength}\\b`));
    }
  });
});

describe('the grammar of the lock file', () => {
  const grammar = regExpOf(/^```ebnf\n([\s\S]*?)^```$/m.exec(PAGE)![1]!, 'file');
  const folder = join(__dirname, '../fixtures/locks');

  it.each(readdirSync(join(folder, 'v1')))('describes the lock that was written once: %s', (file) => {
    expect(readFileSync(join(folder, 'v1', file), 'utf8')).toMatch(grammar);
  });

  it('describes every lock that is written', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => grammar.test(printLock(lock))),
      { numRuns: 300 },
    );
  });

  it('leaves to the words of the page what is double, out of order or in another form, and these lines', () => {
    const vectors: { name: string; rule: string; text: string }[] = JSON.parse(
      readFileSync(join(folder, 'v1-refused.json'), 'utf8'),
    );
    const described = vectors.filter(({ text }) => grammar.test(text));
    const malformed = described.filter(({ rule }) => rule === 'IPAM236').map(({ name }) => name);
    expect(new Set(described.map(({ rule }) => rule))).toEqual(
      new Set(['IPAM234', 'IPAM236', 'IPAM237', 'IPAM238', 'IPAM239']),
    );
    expect(malformed).toEqual([
      'a network called on',
      'a network called 1e3',
      'an octet above 255',
      'zeros that are not shortened',
      'an IPv4-mapped address',
      'an address that ends in a colon',
      'a range that falls',
      'a range of one address with two ends',
      'a heading with host bits',
      'a StatefulSet without ordinals',
      'an ordinal of ten digits',
      'more ordinals than addresses',
      'a Pod with an ordinal',
      'a Deployment with an ordinal',
      'a Pod with two addresses',
      'a lease with its family',
      'a default that is written',
      'a duration with ninety minutes',
      'a duration that Go cannot read',
      'a day that the calendar does not have',
      'a leap second',
      'an EIP for two ordinals',
      'an EIP of IPv6',
    ]);
  });
});
