import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { collectGarbage } from '../../src/lock/gc';
import { instantPlus } from '../../src/model/instant';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { seedOf } from '../support/seed';
import { Tally } from '../support/tally';
import { faultsOfAccepted } from './accepted';
import { applied, type Edit, edits, firstSketch } from './edits';
import { Ground } from './ground';
import { allocateNaively } from './naive-allocator';
import { declarationsOf, type Sketch, type WorkloadSketch } from './sketch';

/** NAIVE_RUNS=20000 looks longer; NAIVE_SEED goes the same way again. */
const numRuns = Number(process.env.NAIVE_RUNS ?? 300);

/** So many stories have everything that there is. */
const LONG_LOOK = 3000;
const seed = seedOf('NAIVE_SEED');

/** Edits that leave what is exact: addresses, single or in blocks of one pool, among declared pools. */
const exact: fc.Arbitrary<Edit> = edits
  .filter(({ what }) => !['addressed', 'eips', 'network', 'carve', 'rename', 'pool', 'quarantine'].includes(what))
  .map((edit) => ({ ...edit, workload: plain(edit.workload) }));

const plain = (workload: WorkloadSketch): WorkloadSketch => ({
  ...workload,
  isElsewhere: false,
  isSplit: false,
  isAddressed: true,
  hasEips: false,
});

/** Required blocks lie in one pool, which is where the search for them is exact. */
const withExactBlocks = (sketch: Sketch): Sketch => ({
  ...sketch,
  workloads: Object.fromEntries(
    Object.entries(sketch.workloads).map(([name, workload], i) => {
      const isOnly = workload.contiguity === 'required' && i === 0;
      return [
        name,
        isOnly
          ? { ...workload, nics: 1, pools: workload.pools.slice(0, 1) }
          : { ...workload, contiguity: 'preferred' as const },
      ];
    }),
  ),
});

const stories = fc.noBias(
  fc.array(fc.record({ edit: exact, hours: fc.constantFrom(0, 0, 0, 25) }), {
    minLength: 6,
    maxLength: 16,
    size: 'max',
  }),
);

const tally = new Tally();

/**
 * Both allocators on the same declarations and lock. Ours may serve where the naive one does not: blocks of a workload
 * that lie apart are packing, in which it does not move one for another. Returns the lock to go on with.
 */
function compare(sketch: Sketch, before: Lock): Lock | undefined {
  const declarations = declarationsOf(sketch);
  const answer = allocate(declarations, before);
  const isRefused = answer.problems.some(isError);
  if (answer.problems.some(({ rule }) => rule < 'IPAM2')) return undefined;
  const naive = allocateNaively(declarations, before, new Ground(declarations, answer.cidrs));
  const step = { declarations, before, answer };
  if (!isRefused) expect(faultsOfAccepted(step)).toEqual([]);
  tally.add(isRefused ? 'refused by both' : naive ? 'served by both' : 'served by ours only');
  if (isRefused && naive) expect(answer.problems).toEqual([]);
  if (isRefused || !naive) return undefined;
  expect(faultsOfAccepted({ ...step, answer: { ...answer, lock: naive } })).toEqual([]);
  return tally.of('served by both') % 4 === 0 ? naive : answer.lock;
}

describe('a naive allocator', () => {
  it('serves and refuses the same, and both answers are valid', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(stories, (story) => {
        let [sketch, lock, now] = [firstSketch, EMPTY_LOCK, '2026-11-01T00:00:00Z'];
        for (const { edit, hours } of story) {
          const next = withExactBlocks(applied(sketch, edit));
          const after = compare(next, lock);
          if (after) [sketch, lock] = [next, after];
          now = instantPlus(now, hours * 3600);
          if (hours > 0) lock = collectGarbage(lock, now).lock;
        }
      }),
      { numRuns, seed },
    );
    console.info(`naive allocator, seed ${seed}: ${numRuns} stories: ${tally}`);
    expect(tally.of('served by ours only')).toBeLessThanOrEqual(1 + numRuns / 1000);
    // Of a few stories chance decides what they have.
    if (numRuns < LONG_LOOK) return;
    expect(tally.of('refused by both')).toBeGreaterThan(numRuns / 2);
    expect(tally.of('served by both')).toBeGreaterThan(numRuns / 2);
  });
});
