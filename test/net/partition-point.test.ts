import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionPoint } from '../../src/net/partition-point';

describe('a partition point', () => {
  it('is the number of items in front, as counting them says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(21), (items, limit) => {
        const sorted = [...items].sort((a, b) => a - b);
        expect(partitionPoint(sorted, (item) => item < limit)).toBe(items.filter((item) => item < limit).length);
      }),
    );
  });
});
