import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aisleOrder, headingsOf, placeableOrder } from '../../src/allocate/aisles';
import { HEADER } from '../../src/lock/format';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';

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
