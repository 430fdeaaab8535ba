import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { Contiguity, Demand, NetworkDeclaration, WorkloadDeclaration } from '../../src/model/declarations';
import type { ClaimLine, LeaseLine, Lock } from '../../src/model/lock';
import type { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { DAY, declare, given, network, ordinals, pool, subnet, workload } from '../allocate/world';

/** P5: what is refused is impossible, and nothing else, against every possibility. IMPOSSIBLE_RUNS=20000 tries more. */
const numRuns = Number(process.env.IMPOSSIBLE_RUNS ?? 1500);
const LONG = { timeout: 3_600_000 };

const at = (offset: number): Address => Cidr.of('10.0.0.0/24').range.at(offset);

const ghostAt = (offset: number): LeaseLine => ({
  owner: `prod/shop/Pod/ghost-${offset}`,
  range: Cidr.around(at(offset), 32).range,
  tenure: { state: 'released', quarantine: DAY },
});

function lockOf(taken: readonly number[], claims: readonly ClaimLine[] = []): Lock {
  const leases = [...taken].sort((a, b) => a - b).map(ghostAt);
  return { version: 1, networks: [{ name: 'corp', carved: [], headings: [], leases, claims }], eips: [] };
}

const isRefused = (on: NetworkDeclaration, workloads: readonly WorkloadDeclaration[], lock: Lock): boolean =>
  allocate(declare(on, workloads), lock).problems.length > 0;

/** How often which answer came: a test in which all is refused, or nothing, shows nothing. */
const answers = { refused: 0, served: 0 };
const note = (refused: boolean): boolean => {
  answers[refused ? 'refused' : 'served']++;
  return refused;
};

describe('in one pool of up to 128 addresses', () => {
  const pools = fc.integer({ min: 5, max: 7 }).chain((order) =>
    fc.record({
      order: fc.constant(order),
      taken: fc.uniqueArray(fc.nat(2 ** order - 1), { maxLength: 2 ** (order - 3), size: 'max' }),
      excluded: fc.uniqueArray(fc.nat(2 ** order - 1), { maxLength: 3 }),
      blocks: fc.array(fc.constantFrom(2, 2, 4, 4, 8, 16, 32), { minLength: 1, maxLength: 5 }),
      singles: fc.array(fc.integer({ min: 1, max: 2 ** (order - 1) }), { maxLength: 3 }),
    }),
  );

  it('required blocks, and others beside them, are refused only if no placement of all exists', LONG, () => {
    fc.assert(
      fc.property(fc.noBias(pools), ({ order, taken, excluded, blocks, singles }) => {
        const cidr = `10.0.0.0/${32 - order}`;
        const on = network({
          subnets: [subnet({ blocks: [given(cidr)], excluded: excluded.map(at), pools: [pool('db', [given(cidr)])] })],
        });
        const asking = (size: number, i: number, contiguity: Contiguity) =>
          workload(`${contiguity}-${i}`, ordinals(size), { demand: { contiguity } });
        const workloads = [
          ...blocks.map((size, i) => asking(size, i, 'required')),
          ...singles.map((size, i) => asking(size, i, i % 2 === 0 ? 'none' : 'preferred')),
        ];
        const free = Array.from({ length: 2 ** order }, (_, i) => !taken.includes(i) && !excluded.includes(i));
        const wanted = [...blocks, ...singles].reduce((sum, size) => sum + size, 0);
        const isPossible =
          wanted <= free.filter(Boolean).length &&
          canPlace(
            free,
            [...blocks].sort((a, b) => b - a),
          );
        expect(note(isRefused(on, workloads, lockOf(taken)))).toBe(!isPossible);
      }),
      { numRuns },
    );
  });
});

/** Whether aligned blocks of these sizes fit, largest first, by trying every place; equal blocks from left to right. */
function canPlace(free: readonly boolean[], sizes: readonly number[], from = 0): boolean {
  const [size, ...rest] = sizes;
  if (size === undefined) return true;
  for (let i = from; i + size <= free.length; i += size) {
    if (!free.slice(i, i + size).every(Boolean)) continue;
    const left = free.map((isFree, j) => isFree && !(j >= i && j < i + size));
    if (canPlace(left, rest, rest[0] === size ? i + size : 0)) return true;
  }
  return false;
}

const CIDRS = ['10.0.0.0/29', '10.0.0.8/30', '10.0.0.12/31', '10.0.0.16/29'] as const;

const several = network({
  subnets: [subnet({ blocks: [given('10.0.0.0/24')], pools: CIDRS.map((cidr, i) => pool(`p${i}`, [given(cidr)])) })],
});

interface Asking {
  readonly pools: readonly number[];
  readonly size: number;
  readonly contiguity: Contiguity;
  /** Whether the allocator chooses the addresses, or the backend. */
  readonly isAddressed: boolean;
}

const askings: fc.Arbitrary<readonly Asking[]> = fc.array(
  fc.record({
    pools: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }),
    size: fc.integer({ min: 1, max: 5 }),
    contiguity: fc.constantFrom<Contiguity>('none', 'preferred'),
    isAddressed: fc.constantFrom(true, true, false),
  }),
  { minLength: 2, maxLength: 8, size: 'max' },
);

describe('over several pools', () => {
  const grounds = fc.record({
    taken: fc.uniqueArray(fc.nat(23), { maxLength: 8 }),
    claimed: fc.array(fc.nat(3), { maxLength: 3 }),
    askings,
  });

  it('claims with addresses and without are refused only if no way to share the pools exists', LONG, () => {
    fc.assert(
      fc.property(fc.noBias(grounds), ({ taken, claimed, askings }) => {
        const room = CIDRS.map((text, i) => {
          const { range } = Cidr.of(text);
          const leases = taken.filter((offset) => range.contains(at(offset))).length;
          return Number(range.size) - leases - claimed.filter((pool) => pool === i).length;
        });
        fc.pre(room.every((count) => count >= 0));
        const lock = lockOf(taken, claimed.map(claimAt).sort(byPlace));
        expect(note(isRefused(several, askings.map(workloadOf), lock))).toBe(!canShare(room, askings));
      }),
      { numRuns },
    );
  });

  const claimAt = (pool: number, i: number): ClaimLine => ({
    owner: `prod/shop/Pod/ghost-${i}`,
    place: `prod/pods/p${pool}`,
    family: 4,
    tenure: { state: 'released', quarantine: DAY },
  });

  const byPlace = (a: ClaimLine, b: ClaimLine) => (`${a.place} ${a.owner}` < `${b.place} ${b.owner}` ? -1 : 1);

  function workloadOf({ pools, size, contiguity, isAddressed }: Asking, i: number): WorkloadDeclaration {
    const demand: Partial<Demand> = { contiguity, isAddressed, pools: pools.map((pool) => `prod/pods/p${pool}`) };
    return workload(`w${i}`, ordinals(size), { demand });
  }

  /** Whether everybody can be served, by trying every division of every request. */
  function canShare(room: readonly number[], askings: readonly Asking[], known = new Map<string, boolean>()): boolean {
    const [first, ...rest] = askings;
    if (!first) return true;
    const key = `${askings.length} ${room}`;
    const isKnown = known.get(key);
    if (isKnown !== undefined) return isKnown;
    const isPossible = divisions(first.pools, first.size, room).some((left) => canShare(left, rest, known));
    known.set(key, isPossible);
    return isPossible;
  }

  /** What is left of the pools after each way to take so many out of some of them. */
  function divisions(pools: readonly number[], size: number, room: readonly number[]): (readonly number[])[] {
    const [pool, ...others] = pools;
    if (pool === undefined) return size === 0 ? [room] : [];
    return Array.from({ length: Math.min(size, room[pool]!) + 1 }, (_, count) => count).flatMap((count) =>
      divisions(
        others,
        size - count,
        room.map((left, i) => (i === pool ? left - count : left)),
      ),
    );
  }

  it('both answers have come often', () => {
    console.info(`impossible: ${answers.refused} refused, ${answers.served} served, as every possibility tried says`);
    expect(Math.min(answers.refused, answers.served)).toBeGreaterThan(numRuns / 4);
  });
});
