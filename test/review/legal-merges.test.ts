import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import { collectGarbage } from '../../src/lock/gc';
import { releaseLines } from '../../src/lock/release';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { judgeAgainstBase } from '../../src/review/against-base';
import { applied, type Edit, edits, firstSketch } from '../oracle/edits';
import { declarationsOf, ownerNamed, type Sketch } from '../oracle/sketch';

/** What is declared, and the lock that comes of it. */
interface Branch {
  readonly sketch: Sketch;
  readonly lock: Lock;
}

/** A branch after some edits, each synthesized, without those that are refused. */
const grown = (from: Branch, changes: readonly Edit[]): Branch =>
  changes.reduce<Branch>((branch, edit) => {
    const sketch = applied(branch.sketch, edit);
    const answer = allocate(declarationsOf(sketch), branch.lock);
    return answer.problems.some(isError) ? branch : { sketch, lock: answer.lock };
  }, from);

const renamesOf = ({ sketch }: Branch) =>
  new Map(declarationsOf(sketch).workloads.flatMap(({ owner, formerly }) => (formerly ? [[formerly, owner]] : [])));

/** Rules of the errors between a base and what was made of it. */
const refused = (base: Branch, made: Branch, asOf: string): string[] =>
  judgeAgainstBase({ base: base.lock, now: made.lock, asOf, renames: renamesOf(made) })
    .filter(isError)
    .map(({ rule, message }) => `${rule}: ${message}`);

const [NOVEMBER_1, NOVEMBER_2] = ['2026-11-01T00:00:00Z', '2026-11-02T12:00:00Z'];
const [NOVEMBER_5, NOVEMBER_7] = ['2026-11-05T00:00:00Z', '2026-11-07T00:00:00Z'];

/** Locks with lines in every state: edits, between which time passes. */
const bases: fc.Arbitrary<Branch> = fc
  .array(fc.array(edits, { minLength: 2, maxLength: 8, size: 'max' }), { minLength: 1, maxLength: 3 })
  .map((stories) =>
    stories.reduce<Branch>(
      (branch, story, i) => {
        const { sketch, lock } = grown(branch, story);
        const asOf = [NOVEMBER_1, NOVEMBER_2][i];
        return { sketch, lock: asOf === undefined ? lock : collectGarbage(lock, asOf).lock };
      },
      { sketch: firstSketch, lock: EMPTY_LOCK },
    ),
  );

const isRename = ({ what }: Edit): boolean => what === 'rename';

/** Whether whoever has lost its name on the way is still named by `formerly`. */
const areRenamesSaid = (changes: readonly Edit[], base: Branch, made: Branch): boolean =>
  changes
    .filter((edit) => isRename(edit) && edit.name in base.sketch.workloads)
    .every(({ name }) => name in made.sketch.workloads || renamesOf(made).has(ownerNamed(name)));

/** LEGAL_RUNS=20000 looks longer. */
const runs = { numRuns: Number(process.env.LEGAL_RUNS ?? 100) };

describe('what one merge may make of a base', { timeout: 3_600_000 }, () => {
  it('is whatever one synth makes of it', () => {
    const property = fc.property(bases, edits, (base, edit) => {
      expect(refused(base, grown(base, [edit]), NOVEMBER_5)).toEqual([]);
    });
    fc.assert(property, runs);
  });

  it('is what several make of it, but for a return on shorter terms, and renames that nobody says at the end', () => {
    const property = fc.property(bases, fc.array(edits, { minLength: 2, maxLength: 5 }), (base, changes) => {
      const made = grown(base, changes);
      fc.pre(changes.filter(isRename).length < 2 && areRenamesSaid(changes, base, made));
      const errors = refused(base, made, NOVEMBER_5);
      expect(errors.filter((error) => !error.startsWith('IPAM266'))).toEqual([]);
    });
    fc.assert(property, runs);
  });

  it('is what lock gc makes of it, at that instant and later', () => {
    const property = fc.property(bases, (base) => {
      const lock = collectGarbage(base.lock, NOVEMBER_5).lock;
      expect(refused(base, { ...base, lock }, NOVEMBER_5)).toEqual([]);
      expect(refused(base, { ...base, lock }, NOVEMBER_7)).toEqual([]);
    });
    fc.assert(property, runs);
  });

  it('is what lock move and lock release make of it', () => {
    const property = fc.property(bases, fc.nat(99), (base, pick) => {
      const names = Object.keys(base.sketch.workloads);
      if (names.length === 0) return;
      const owner = ownerNamed(names[pick % names.length]!);
      const moved = moveLeases(declarationsOf(base.sketch), base.lock, { owner, isAll: true });
      if (!moved.problems.some(isError)) expect(refused(base, { ...base, lock: moved.lock }, NOVEMBER_5)).toEqual([]);
      const released = releaseLines(base.lock, { kind: 'owner', owner });
      if (released.ok) expect(refused(base, { ...base, lock: released.lock }, NOVEMBER_5)).toEqual([]);
    });
    fc.assert(property, runs);
  });
});
