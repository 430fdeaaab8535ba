import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTable } from '../../src/cli/table';

describe('a table', () => {
  it('leaves out empty columns, and spaces at line ends', () => {
    const table = {
      head: ['A', 'B', 'C'],
      rows: [
        ['1', '', 'long'],
        ['22', '', ''],
      ],
    };
    expect(printTable(table)).toEqual(['A   C', '1   long', '22']);
  });

  it('is cut in its widest column, in the middle, where the terminal is narrow', () => {
    const table = { head: ['ID', 'OWNER'], rows: [['7', 'prod/shop/StatefulSet/redis']] };
    expect(printTable(table, 20)).toEqual(['ID  OWNER', '7   prod/sho…t/redis']);
  });

  it('is as wide as the terminal at most, or as narrow as it gets', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 40 });
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.nat(120), (rows, width) => {
        const lines = printTable({ head: ['ONE', 'TWO', 'THREE'], rows }, width);
        const narrowest = 3 * 8 + 2 * 2;
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(width, narrowest));
      }),
    );
  });
});
