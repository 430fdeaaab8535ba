import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareBigint,
  compareNumber,
  compareText,
  firstDifference,
  sortedBy,
  sortedByText,
} from '../../src/net/compare';

describe('an order', () => {
  it('of texts is that of their code units, not of any language', () => {
    expect(sortedBy(['ä', 'a', 'Z', 'z', '', 'a1', 'a-b', 'a.b', '10', '9', '€', '😀'], compareText)).toEqual([
      '',
      '10',
      '9',
      'Z',
      'a',
      'a-b',
      'a.b',
      'a1',
      'z',
      'ä',
      '€',
      '😀',
    ]);
  });

  it('of texts is total', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareText(a, b)).toBe(0 - compareText(b, a));
        expect(compareText(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('of numbers is that of their values', () => {
    expect(sortedBy([10, 9, -1, 0], compareNumber)).toEqual([-1, 0, 9, 10]);
    expect(sortedBy([1n << 128n, 9n, 10n, 0n], compareBigint)).toEqual([0n, 9n, 10n, 1n << 128n]);
  });

  it('of several keys is that of the first key that differs', () => {
    expect(firstDifference(0, 0, -1, 1)).toBe(-1);
    expect(firstDifference(0, 0)).toBe(0);
    expect(firstDifference()).toBe(0);
  });

  it('is given to a copy, which keeps what is equal in its old order', () => {
    const items = [
      { key: 'b', n: 1 },
      { key: 'a', n: 2 },
      { key: 'b', n: 3 },
    ];
    expect(sortedByText(items, (item) => item.key).map((item) => item.n)).toEqual([2, 1, 3]);
    expect(items.map((item) => item.n)).toEqual([1, 2, 3]);
  });
});
