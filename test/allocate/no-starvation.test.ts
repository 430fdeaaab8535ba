import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { Contiguity, NetworkDeclaration, WorkloadDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type LeaseLine, type Lock } from '../../src/model/lock';
import type { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { DAY, declare, given, network, ordinals, pool, settled, subnet, workload } from './world';

/** P5: refused only if impossible, against every possibility, in pools of a few addresses. */

const ORDER = 5;
const SIZE = 2 ** ORDER;

/** A pool of 32 addresses, some of which have somebody else's line and some of which are excluded. */
interface Ground {
  readonly taken: readonly number[];
  readonly excluded: readonly number[];
}

const grounds = (most: number): fc.Arbitrary<Ground> =>
  fc.record({
    taken: fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: most }),
    excluded: fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 3 }),
  });

const at = (offset: number): Address => Cidr.of('10.0.0.0/24').range.at(offset);

const ghost = (offset: number, i: number): LeaseLine => ({
  owner: `prod/shop/Pod/ghost-${i}`,
  range: Cidr.around(at(offset), 32).range,
  tenure: { state: 'released', quarantine: DAY },
});

const lockOf = (taken: readonly number[]): Lock => ({
  version: 1,
  networks: [
    {
      name: 'corp',
      carved: [],
      headings: [],
      leases: [...taken].sort((a, b) => a - b).map(ghost),
      claims: [],
    },
  ],
  eips: [],
});

const networkOf = ({ excluded }: Ground): NetworkDeclaration =>
  network({
    subnets: [
      subnet({
        blocks: [given('10.0.0.0/27')],
        excluded: excluded.map(at),
        pools: [pool('db', [given('10.0.0.0/27')])],
      }),
    ],
  });

const freeIn = ({ taken, excluded }: Ground): boolean[] =>
  Array.from({ length: SIZE }, (_, i) => !taken.includes(i) && !excluded.includes(i));

const isRefused = (ground: Ground, workloads: readonly WorkloadDeclaration[]): boolean =>
  allocate(declare(networkOf(ground), workloads), lockOf(ground.taken)).problems.length > 0;

const blockOf = (size: number): number => 2 ** Math.ceil(Math.log2(size));

/** Whether so many free addresses without a gap lie in one aligned block. */
const hasRun = (free: readonly boolean[], size: number): boolean =>
  free.some(
    (_, i) =>
      i + size <= free.length &&
      free.slice(i, i + size).every(Boolean) &&
      Math.floor(i / blockOf(size)) === Math.floor((i + size - 1) / blockOf(size)),
  );

/** Whether aligned blocks of these sizes fit, by trying every place of every block. */
function canPlaceBlocks(free: readonly boolean[], sizes: readonly number[]): boolean {
  const [size, ...rest] = sizes;
  if (size === undefined) return true;
  for (let i = 0; i + size <= free.length; i += size)
    if (
      free.slice(i, i + size).every(Boolean) &&
      canPlaceBlocks(
        free.map((isFree, j) => isFree && !(j >= i && j < i + size)),
        rest,
      )
    )
      return true;
  return false;
}

describe('in one pool', () => {
  it('single addresses and preferred blocks are refused only if there are too few addresses', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom<Contiguity>('none', 'preferred')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(grounds(16), sizes, (ground, sizes) => {
        const workloads = sizes.map(([size, contiguity], i) =>
          workload(`w${i}`, ordinals(size), { demand: { contiguity } }),
        );
        const wanted = sizes.reduce((sum, [size]) => sum + size, 0);
        const free = freeIn(ground).filter(Boolean).length;
        expect(isRefused(ground, workloads)).toBe(wanted > free);
      }),
      { numRuns: 400 },
    );
  });

  it('a required block is refused only if no aligned block has such a run', () => {
    fc.assert(
      fc.property(grounds(12), fc.integer({ min: 2, max: 17 }), (ground, size) => {
        const only = workload('w', ordinals(size), { demand: { contiguity: 'required' } });
        expect(isRefused(ground, [only])).toBe(!hasRun(freeIn(ground), size));
      }),
      { numRuns: 600 },
    );
  });

  it('required blocks of powers of two are refused only if they do not fit together', () => {
    const sizes = fc.array(fc.constantFrom(2, 2, 4, 4, 8, 16), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(grounds(5), sizes, (ground, sizes) => {
        const workloads = sizes.map((size, i) =>
          workload(`w${i}`, ordinals(size), { demand: { contiguity: 'required' } }),
        );
        const largestFirst = [...sizes].sort((a, b) => b - a);
        expect(isRefused(ground, workloads)).toBe(!canPlaceBlocks(freeIn(ground), largestFirst));
      }),
      { numRuns: 400 },
    );
  });

  it('blocks of a cold start fill a pool to the last address', () => {
    const sizes = fc.array(fc.constantFrom(1, 2, 4, 8, 16), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (sizes) => {
        const workloads = sizes.map((size, i) =>
          workload(`w${i}`, ordinals(size), { demand: { contiguity: 'required' } }),
        );
        const wanted = sizes.reduce((sum, size) => sum + size, 0);
        expect(isRefused({ taken: [], excluded: [] }, workloads)).toBe(wanted > SIZE);
      }),
      { numRuns: 300 },
    );
  });
});

const POOLS = ['10.0.0.0/30', '10.0.0.4/31', '10.0.0.8/30'] as const;

const severalPools = network({
  subnets: [
    subnet({
      blocks: [given('10.0.0.0/24')],
      pools: POOLS.map((cidr, i) => pool(`p${i}`, [given(cidr)])),
    }),
  ],
});

interface Asking {
  readonly pools: readonly number[];
  readonly size: number;
}

const askings = fc.array(
  fc.record({
    pools: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
    size: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Whether everybody can be served, by trying every pool for every address. */
function canServe(left: readonly number[], askings: readonly Asking[]): boolean {
  const [first, ...rest] = askings;
  if (!first) return true;
  const others = first.size > 1 ? [{ ...first, size: first.size - 1 }, ...rest] : rest;
  return first.pools.some(
    (pool) =>
      left[pool]! > 0 &&
      canServe(
        left.map((count, i) => (i === pool ? count - 1 : count)),
        others,
      ),
  );
}

describe('over several pools', () => {
  it.each<Contiguity>(['none', 'preferred'])(
    'claims with contiguity %s are refused only if no assignment exists',
    (contiguity) => {
      fc.assert(
        fc.property(askings, (askings) => {
          const workloads = askings.map(({ pools, size }, i) =>
            workload(`w${i}`, ordinals(size), {
              demand: { contiguity, pools: pools.map((pool) => `prod/pods/p${pool}`) },
            }),
          );
          const { problems } = allocate(declare(severalPools, workloads), { version: 1, networks: [], eips: [] });
          expect(problems.length === 0).toBe(canServe([4, 2, 4], askings));
        }),
        { numRuns: 300 },
      );
    },
  );

  it('claims with and without addresses share the pools, and are refused only if no assignment exists', () => {
    const mixed = fc.tuple(askings, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }));
    fc.assert(
      fc.property(mixed, fc.constantFrom<Contiguity>('none', 'preferred'), ([askings, addressed], contiguity) => {
        const workloads = askings.map(({ pools, size }, i) =>
          workload(`w${i}`, ordinals(size), {
            demand: {
              contiguity,
              isAddressed: addressed[i] === true,
              pools: pools.map((pool) => `prod/pods/p${pool}`),
            },
          }),
        );
        const { problems, lock } = allocate(declare(severalPools, workloads), EMPTY_LOCK);
        expect(problems.length === 0).toBe(canServe([4, 2, 4], askings));
        if (problems.length > 0) return;
        expect(settled(declare(severalPools, workloads), lock)).toEqual(lock);
      }),
      { numRuns: 1000 },
    );
  });

  it('a required block makes room for another that has no choice', () => {
    const first = { contiguity: 'required', pools: ['prod/pods/p0', 'prod/pods/p2'] } as const;
    const last = { contiguity: 'required', pools: ['prod/pods/p0'] } as const;
    for (const names of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const workloads = [
        workload(names[0], ordinals(4), { demand: first }),
        workload(names[1], ordinals(4), { demand: last }),
      ];
      expect(allocate(declare(severalPools, workloads), lockOf([])).problems).toEqual([]);
    }
  });
});
