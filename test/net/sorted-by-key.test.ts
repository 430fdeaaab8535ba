import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedByKey } from '../../src/net/sorted-by-key';

const keys = fc.oneof(fc.nat(5), fc.nat(70_000), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

describe('sorting by a key', () => {
  it('is a stable sort', () => {
    fc.assert(
      fc.property(fc.array(keys), (numbers) => {
        const items = numbers.map((key, at) => ({ key, at }));
        expect(sortedByKey(items, ({ key }) => key)).toEqual([...items].sort((a, b) => a.key - b.key));
      }),
    );
  });

  it('has the whole range of 32 bits', () => {
    expect(sortedByKey([2 ** 32 - 1, 0, 2 ** 31, 1], Number)).toEqual([0, 1, 2 ** 31, 2 ** 32 - 1]);
  });

  it('leaves what it was given', () => {
    const items = [3, 1, 2];
    sortedByKey(items, Number);
    expect(items).toEqual([3, 1, 2]);
  });
});
