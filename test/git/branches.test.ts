import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { parseLock } from '../../src/lock/parse';
import type { WorkloadDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { declare, onePool, ordinals, settled, workload } from '../allocate/world';
import { judge } from '../branches/judge';
import { mergeSketches } from '../branches/merge-sketches';
import { renamesOf, synthesized } from '../branches/trees';
import { faultsOfAccepted } from '../oracle/accepted';
import { censusOf, thingOf } from '../oracle/census';
import { applied, type Edit, edits, firstSketch } from '../oracle/edits';
import { declarationsOf, type Sketch } from '../oracle/sketch';
import { seedOf } from '../support/seed';
import { Tally } from '../support/tally';
import { mergeWithGit } from './repository';

/** What somebody has in mind on a branch, and the lock that comes of it. */
interface Branch {
  readonly sketch: Sketch;
  readonly lock: Lock;
}

/** A branch after some edits, without those that the allocator refuses; after them perhaps time passes. */
function grown(from: Branch, changes: readonly Edit[], asOf?: string): Branch {
  const { sketch, lock } = changes.reduce<Branch>((branch, edit) => {
    const sketch = applied(branch.sketch, edit);
    const answer = allocate(declarationsOf(sketch), branch.lock);
    return answer.problems.some(isError) ? branch : { sketch, lock: answer.lock };
  }, from);
  return { sketch, lock: asOf === undefined ? lock : collectGarbage(lock, asOf).lock };
}

const HOURS = { timeout: 3_600_000 };

const START: Branch = { sketch: firstSketch, lock: EMPTY_LOCK };

const stories = fc.record({
  before: fc.array(edits, { minLength: 4, maxLength: 25, size: 'max' }),
  hours: fc.constantFrom(undefined, '2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z'),
  ours: fc.array(edits, { minLength: 1, maxLength: 4 }),
  theirs: fc.array(edits, { minLength: 1, maxLength: 4 }),
  later: fc.constantFrom(undefined, undefined, '2026-11-04T00:00:00Z', '2026-11-05T00:00:00Z'),
});

/** The things that a branch gave to somebody, with whom. */
function handedOut(base: Lock, branch: Lock): Map<string, string> {
  const known = new Set(censusOf(base).map(thingOf));
  const fresh = censusOf(branch).filter((entry) => !known.has(thingOf(entry)));
  return new Map(fresh.map((entry) => [thingOf(entry), entry.owner]));
}

/** The lock that merged cleanly; undefined where it is none, which is said with the line. */
function readMerge(text: string, which: string): Lock | undefined {
  const read = parseLock(text, 'ipam.lock.yaml');
  if (!read.ok) {
    for (const { where, message } of read.problems)
      expect([where.line, message]).toEqual([expect.any(Number), expect.any(String)]);
    return undefined;
  }
  const things = censusOf(read.lock).map(thingOf);
  expect(new Set(things).size, which).toBe(things.length);
  return read.lock;
}

/** What synth makes of a merged lock: judged, or refused without a change. */
function synthesizedOn(before: Lock, sketch: Sketch, which: string): Branch | undefined {
  const declarations = declarationsOf(sketch);
  const answer = allocate(declarations, before);
  if (answer.problems.some(isError)) {
    expect(answer.lock, which).toBe(before);
    return undefined;
  }
  expect(faultsOfAccepted({ declarations, before, answer }), which).toEqual([]);
  return { sketch, lock: answer.lock };
}

const faultsAgainst = (base: Lock, { sketch, lock }: Branch): readonly string[] =>
  judge({ base, now: lock, asOf: '2026-11-06T00:00:00Z', renames: renamesOf(sketch) });

describe('two branches, merged by git', () => {
  it(
    'never give one address to two owners without a conflict, and what merges is valid or says what is wrong',
    HOURS,
    () => {
      const seed = seedOf('BRANCH_SEED');
      const numRuns = Number(process.env.BRANCH_PAIRS ?? 250);
      const cases = fc.sample(stories, { numRuns, seed }).map(({ before, hours, ours, theirs, later }) => {
        const base = grown(START, before, hours);
        return { base, ours: grown(base, ours), theirs: grown(base, theirs, later) };
      });
      const tally = new Tally();
      const merges = mergeWithGit(
        cases.map(({ base, ours, theirs }) => ({
          base: printLock(base.lock),
          ours: printLock(ours.lock),
          theirs: printLock(theirs.lock),
        })),
      );
      for (const [i, merge] of merges.entries()) {
        const which = `pair ${i} of seed ${seed}`;
        const { base, ours, theirs } = cases[i]!;
        const [we, they] = [ours, theirs].map(({ lock }) => handedOut(base.lock, lock));
        const doubled = [...we!].filter(([thing, owner]) => they!.has(thing) && they!.get(thing) !== owner);
        if (doubled.length > 0) expect(merge, which).toEqual({ isClean: false });
        tally.add(merge.isClean ? 'merged' : 'conflicts in the lock');
        if (doubled.length > 0) tally.add('conflicts over one address');
        const sketch = mergeSketches(base.sketch, ours.sketch, theirs.sketch);
        const read = merge.isClean ? readMerge(merge.text, which) : undefined;
        const state = (read && synthesizedOn(read, sketch, which)) ?? synthesized(sketch, ours.lock);
        if (!state) {
          tally.add('blocked');
          continue;
        }
        const faults = faultsAgainst(ours.lock, state);
        if (faults.length === 0) continue;
        tally.add('rejected by check --base, then resolved');
        const resolved = synthesized(sketch, ours.lock);
        if (resolved) expect(faultsAgainst(ours.lock, resolved), which).toEqual([]);
      }
      console.info(`pairs merged by git, seed ${seed}: ${tally}`);
    },
  );

  it('rarely conflict when they touch different workloads of a large pool', HOURS, () => {
    const rates = [0, 20, 300].map((count) => [count, conflictRate(count)] as const);
    console.info(
      `conflicts of the lock in a /16, ${PAIRS} pairs: ${rates.map(([count, rate]) => `${(100 * rate).toFixed(1)} % at ${count} leases`).join(', ')}`,
    );
    for (const [, rate] of rates) expect(rate).toBeLessThan(0.05);
  });
});

const LARGE = onePool('10.0.0.0/16');
const PAIRS = Number(process.env.RATE_PAIRS ?? 200);
/** Always the same pairs: a rate is no property of a single pair. */
const SEED = Number(process.env.RATE_SEED ?? 1);

/** The share of pairs that conflict, where each branch adds a workload and changes one that the other does not touch. */
function conflictRate(leases: number): number {
  const sizes = fc.sample(fc.integer({ min: 1, max: 6 }), { numRuns: Math.max(1, leases), seed: SEED });
  const existing: WorkloadDeclaration[] = [];
  for (let sum = 0; sum < leases; sum += sizes[existing.length - 1]!)
    existing.push(workload(`old-${existing.length}`, ordinals(sizes[existing.length]!)));
  const lock = settled(declare(LARGE, existing), EMPTY_LOCK);
  const textOf = (workloads: readonly WorkloadDeclaration[]) => printLock(settled(declare(LARGE, workloads), lock));
  const base = printLock(lock);
  const pairs = fc.sample(pairsOfEdits, { numRuns: PAIRS, seed: SEED }).map(({ names, size, what }, i) => {
    const [ours, theirs] = [0, 1].map((side) => {
      const touched = (what[side]!.at % Math.max(1, Math.floor(existing.length / 2))) * 2 + side;
      const changed = existing.flatMap((old, at) => (at === touched ? changedBy(what[side]!.how, old) : [old]));
      return textOf([...changed, workload(`${names[side]}-${i}-${side}`, ordinals(size[side]!))]);
    });
    return { base, ours: ours!, theirs: theirs! };
  });
  return mergeWithGit(pairs).filter(({ isClean }) => !isClean).length / pairs.length;
}

const pairsOfEdits = fc.record({
  names: fc.array(fc.constantFrom('redis', 'kafka', 'web', 'postgres', 'mail'), { minLength: 2, maxLength: 2 }),
  size: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
  what: fc.array(fc.record({ at: fc.nat(10_000), how: fc.constantFrom('keep', 'remove', 'grow') }), {
    minLength: 2,
    maxLength: 2,
  }),
});

function changedBy(how: string, old: WorkloadDeclaration): WorkloadDeclaration[] {
  if (how === 'remove') return [];
  if (how === 'keep' || old.replicas.kind !== 'ordinals') return [old];
  return [{ ...old, replicas: ordinals(old.replicas.count + 1) }];
}
