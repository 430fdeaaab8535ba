import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { Contiguity, WorkloadDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type LeaseLine, type Lock } from '../../src/model/lock';
import type { Problem } from '../../src/model/problem';
import { declare, onePool, ordinals, settled, workload } from './world';

/** A pool of 32 in which some workloads came and went, and one more that may find no room. */
interface World {
  readonly gone: readonly { readonly size: number; readonly fate: 'released' | 'retained' | 'forever' | 'stays' }[];
  readonly count: number;
  readonly headroom: number;
  readonly contiguity: Contiguity;
}

const worlds: fc.Arbitrary<World> = fc
  .record({
    gone: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 7 }),
        fate: fc.constantFrom('released', 'retained', 'forever', 'stays'),
      }),
      { maxLength: 7 },
    ),
    count: fc.integer({ min: 1, max: 20 }),
    headroom: fc.integer({ min: 0, max: 20 }),
    contiguity: fc.constantFrom('required', 'preferred', 'none'),
  })
  .filter(({ gone }) => gone.reduce((sum, { size }) => sum + size, 0) <= 32);

const RETENTION = { released: 'release', retained: 3600, forever: 'forever', stays: 'release' } as const;

const pool = (length: number) => onePool(`10.0.0.0/${length}`);

/** The workloads that stay, and the lock after the others went. */
function past({ gone }: World): { readonly stay: readonly WorkloadDeclaration[]; readonly lock: Lock } {
  const all = gone.map(({ size, fate }, i) =>
    workload(`w${i}`, ordinals(size), { reclaim: { onScaleDown: 'release', onDelete: RETENTION[fate] } }),
  );
  const stay = all.filter((_, i) => gone[i]!.fate === 'stays');
  const placed = allocate(declare(pool(27), all), EMPTY_LOCK);
  return { stay, lock: settled(declare(pool(27), stay), placed.lock) };
}

const newcomer = (count: number, max: number, contiguity: Contiguity): WorkloadDeclaration =>
  workload('a', ordinals(count, max), { demand: { contiguity } });

const isFreeable = ({ tenure }: LeaseLine): boolean =>
  tenure.state === 'released' || (tenure.state === 'retained' && tenure.for !== 'forever');

const afterGc = (lock: Lock): Lock => ({
  ...lock,
  networks: lock.networks.map((network) => ({
    ...network,
    leases: network.leases.filter((line) => !isFreeable(line)),
  })),
});

const seen = { maxReplicas: 0, contiguity: 0, widen: 0, gc: 0, vain: 0 };

describe('every way out of a refusal', () => {
  it('is one', () => {
    fc.assert(fc.property(worlds, judge), { numRuns: Number(process.env.REFUSALS ?? 3000) });
    for (const [way, count] of Object.entries(seen)) expect([way, count]).not.toEqual([way, 0]);
  });
});

function judge(world: World): void {
  const { count, headroom, contiguity } = world;
  const { stay, lock } = past(world);
  const max = count + headroom;
  const problemsWith = (one: WorkloadDeclaration, length = 27, from = lock): readonly Problem[] =>
    allocate(declare(pool(length), [...stay, one]), from).problems;
  const [problem] = problemsWith(newcomer(count, max, contiguity));
  if (!problem) return;
  const { fix } = problem;
  const smaller = /set maxReplicas: (\d+)/i.exec(fix)?.[1];
  const fits = (most: number) => problemsWith(newcomer(count, most, contiguity)).length === 0;
  expect(fits(Number(smaller ?? count)), fix).toBe(smaller !== undefined);
  if (smaller !== undefined) {
    seen.maxReplicas++;
    expect(fits(Number(smaller) + 1), fix).toBe(false);
  }
  if (fix.includes("contiguity: 'preferred'")) {
    seen.contiguity++;
    expect(problemsWith(newcomer(count, max, 'preferred'))).toEqual([]);
  }
  const length = Number(/widen prod\/pods\/db to \/(\d+)/.exec(fix)?.[1]);
  seen.widen++;
  expect(problemsWith(newcomer(count, max, contiguity), length)).toEqual([]);
  const isVain = fix.includes('not enough');
  const waits = problemsWith(newcomer(count, max, contiguity), 27, afterGc(lock)).length === 0;
  expect(fix.includes('lock gc') && !isVain, fix).toBe(waits);
  seen[isVain ? 'vain' : 'gc'] += isVain || waits ? 1 : 0;
}
