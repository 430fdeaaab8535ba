import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Party, sharePools } from '../../src/allocate/share-pools';

const share = (parties: readonly Party<number>[], capacities: readonly number[]) =>
  sharePools(parties, (pool) => capacities[pool]!);

/** Whether everybody can be served: by trying every pool for every address (parties of size 1). */
function canServeAll(parties: readonly Party<number>[], capacities: readonly number[]): boolean {
  const [first, ...rest] = parties;
  if (!first) return true;
  return first.pools.some(
    (pool) =>
      capacities[pool]! > 0 &&
      canServeAll(
        rest,
        capacities.map((left, i) => (i === pool ? left - 1 : left)),
      ),
  );
}

const singles = fc.record({
  capacities: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
  choices: fc.array(fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
});

describe('sharing pools', () => {
  it('fills pools in order of preference', () => {
    expect(share([{ pools: [0, 1], size: 6 }], [4, 4])).toEqual([[4, 2]]);
  });

  it('moves who has a choice out of the way', () => {
    const parties = [
      { pools: [0, 1], size: 3 },
      { pools: [0], size: 2 },
    ];
    expect(share(parties, [3, 2])).toEqual([[1, 2], [2]]);
  });

  it('moves along a chain of pools', () => {
    const parties = [
      { pools: [0, 1], size: 1 },
      { pools: [1, 2], size: 1 },
      { pools: [0], size: 1 },
    ];
    expect(share(parties, [1, 1, 1])).toEqual([[0, 1], [0, 1], [1]]);
  });

  it('serves a party whole or not at all, and then leaves all to the next', () => {
    const parties = [
      { pools: [0], size: 3 },
      { pools: [0], size: 2 },
    ];
    expect(share(parties, [2])).toEqual([undefined, [2]]);
  });

  it('refuses no single address unless some must be refused', () => {
    fc.assert(
      fc.property(singles, ({ capacities, choices }) => {
        const parties = choices.map((pools) => ({ pools, size: 1 }));
        const shares = share(parties, capacities);
        expect(shares.every((each) => each !== undefined)).toBe(canServeAll(parties, capacities));
        capacities.forEach((capacity, pool) => {
          const used = shares.reduce((sum, each, i) => sum + (each?.[parties[i]!.pools.indexOf(pool)] ?? 0), 0);
          expect(used).toBeLessThanOrEqual(capacity);
        });
      }),
      { numRuns: 800 },
    );
  });
});
