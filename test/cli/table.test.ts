import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTable } from '../../src/cli/table';
import { terminalWidth } from '../../src/cli/terminal-width';
import { textWidth } from '../../src/cli/text-width';

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

  it('keeps its columns in line below letters of two columns, and below marks of none', () => {
    const rows = [
      ['地址计划', 'a'],
      ['ｆｕｌｌ', 'b'],
      ['re\u0301seau', 'c'],
      ['🐳 box', 'd'],
    ];
    expect(printTable({ head: ['WHAT', 'X'], rows })).toEqual([
      'WHAT      X',
      '地址计划  a',
      'ｆｕｌｌ  b',
      're\u0301seau    c',
      '🐳 box    d',
    ]);
  });

  it('is cut between characters, never within one', () => {
    const rows = [['🐳'.repeat(12)], ['e\u0301'.repeat(12)]];
    expect(printTable({ head: ['WHAT'], rows }, 10)).toEqual([
      'WHAT',
      '🐳🐳…🐳🐳',
      `${'e\u0301'.repeat(5)}…${'e\u0301'.repeat(4)}`,
    ]);
  });

  it('has a line for each row, whatever stands in a cell', () => {
    expect(printTable({ head: ['A'], rows: [['one\ntwo\x1b[31m']] })).toEqual(['A', 'one\\ntwo\\u001b[31m']);
  });

  it('is as wide as the terminal at most, or as narrow as it gets', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '/', '网', 'e\u0301'), maxLength: 40 });
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.nat(120), (rows, width) => {
        const lines = printTable({ head: ['ONE', 'TWO', 'THREE'], rows }, width);
        const narrowest = 3 * 8 + 2 * 2;
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(Math.max(width, narrowest));
      }),
    );
  });
});

describe('the width of a terminal', () => {
  it('is not known where it says 0, as many in containers do, and where it is none', () => {
    expect(terminalWidth({ columns: 0 })).toBeUndefined();
    expect(terminalWidth({})).toBeUndefined();
    expect(terminalWidth({ columns: 80 })).toBe(80);
  });
});
