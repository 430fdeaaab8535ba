import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ZoneDemand, zoneShortages } from '../../../src/backends/tke/zone-shortage';

const ZONES = ['a', 'b', 'c', 'd'];

/** Whether everything can be put somewhere: every way to spread it is tried, one piece at a time. */
function fits(demands: readonly ZoneDemand[], free: Readonly<Record<string, number>>): boolean {
  const [first, ...others] = demands;
  if (first === undefined) return true;
  if (first.size === 0) return fits(others, free);
  return first.zones.some(
    (zone) =>
      free[zone]! > 0 && fits([{ ...first, size: first.size - 1 }, ...others], { ...free, [zone]: free[zone]! - 1 }),
  );
}

const demand = fc.record({
  zones: fc.subarray(ZONES, { minLength: 1 }),
  size: fc.integer({ min: 0, max: 2 }),
});
const capacities = fc.record(Object.fromEntries(ZONES.map((zone) => [zone, fc.integer({ min: 0, max: 2 })])));

describe('zoneShortages', () => {
  test('finds one if and only if there is no way to spread the pods', () => {
    fc.assert(
      fc.property(fc.array(demand, { maxLength: 4 }), capacities, (demands, free) => {
        const shortages = zoneShortages(demands, (zone) => free[zone]);
        expect(shortages.length === 0).toBe(fits(demands, free));
        for (const { zones, wanted, has } of shortages) {
          expect(has).toBe(zones.reduce((sum, zone) => sum + free[zone]!, 0));
          expect(wanted).toBeGreaterThan(has);
        }
      }),
    );
  });

  test('names the fewest zones that are short', () => {
    const demands = [
      { zones: ['a'], size: 3 },
      { zones: ['a', 'b'], size: 3 },
    ];
    expect(zoneShortages(demands, () => 2)).toEqual([{ zones: ['a'], wanted: 3, has: 2 }]);
  });

  test('says nothing of zones whose capacity is not known', () => {
    const demands = [
      { zones: ['a'], size: 3 },
      { zones: ['a', 'b'], size: 3 },
    ];
    expect(zoneShortages(demands, (zone) => (zone === 'b' ? undefined : 3))).toEqual([]);
  });

  test('takes a zone that nobody has nodes in for one of nothing', () => {
    expect(zoneShortages([{ zones: ['a'], size: 1 }], () => 0)).toEqual([{ zones: ['a'], wanted: 1, has: 0 }]);
  });
});
