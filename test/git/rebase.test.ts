import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { CROWDED } from '../branches/first-sketch';
import { judge } from '../branches/judge';
import { renamesOf, synthesized } from '../branches/trees';
import { censusOf, isHeld, thingOf } from '../oracle/census';
import { applied, type Edit, edits } from '../oracle/edits';
import type { Sketch } from '../oracle/sketch';
import { temporaryFolder } from '../support/folder';
import { seedOf } from '../support/seed';
import { Tally } from '../support/tally';
import { filesOf, type Resolve, WorkingCopy } from './working-copy';

/** GIT_PAIRS=200 looks at more; GIT_SEED goes the same way again. */
const PAIRS = Number(process.env.GIT_PAIRS ?? 12);
const seed = seedOf('GIT_SEED');
const HOURS = { timeout: 3_600_000 };
const AS_OF = '2026-11-01T00:00:00Z';

interface State {
  readonly sketch: Sketch;
  readonly lock: Lock;
}

/** A state after each edit that synth accepts. */
function statesAfter(from: State, changes: readonly Edit[]): State[] {
  const states: State[] = [];
  for (const edit of changes) {
    const last = states.at(-1) ?? from;
    const next = synthesized(applied(last.sketch, edit), last.lock);
    if (next && next.sketch !== last.sketch) states.push(next);
  }
  return states;
}

const worked = fc.record({
  before: fc.array(edits, { minLength: 2, maxLength: 12, size: 'max' }),
  main: fc.array(edits, { minLength: 3, maxLength: 6, size: 'max' }),
  topic: fc.array(edits, { minLength: 3, maxLength: 6, size: 'max' }),
});

/** What `lock resolve --base main` makes of a conflict; where the app refuses, the lock of main as it is. */
const resolving =
  (main: Lock): Resolve =>
  (sketch) =>
    synthesized(sketch, main)?.text ?? printLock(main);

/** The lock as it is after somebody has synthesized, or resolved where that is not possible. */
function settled({ sketch, lock: text }: WorkingCopy, main: Lock): State | undefined {
  const read = parseLock(text, 'ipam.lock.yaml');
  return (read.ok ? synthesized(sketch, read.lock) : undefined) ?? synthesized(sketch, main);
}

/** What must be so of what goes into main, after at most one `lock resolve`. */
function expectSafe(copy: WorkingCopy, main: State, tally: Tally): void {
  const rulesOf = ({ sketch, lock }: State) =>
    judge({ base: main.lock, now: lock, asOf: AS_OF, renames: renamesOf(sketch) });
  const first = settled(copy, main.lock);
  const isRejected = first !== undefined && rulesOf(first).length > 0;
  if (isRejected) tally.add('rejected by check --base, then resolved');
  const state = isRejected ? synthesized(first.sketch, main.lock) : first;
  if (!state) {
    tally.add('blocked');
    return;
  }
  expect(rulesOf(state)).toEqual([]);
  const things = censusOf(state.lock).map(thingOf);
  expect(new Set(things).size).toBe(things.length);
  expect(newcomersIn(state, main)).toEqual([]);
}

/** Those who have what somebody has in main. */
function newcomersIn({ sketch, lock }: State, main: State): string[] {
  const names = renamesOf(sketch);
  const owners = new Map(censusOf(lock).map((entry) => [thingOf(entry), entry.owner]));
  return censusOf(main.lock)
    .filter(isHeld)
    .filter((entry) => ![entry.owner, names.get(entry.owner)].includes(owners.get(thingOf(entry))))
    .map((entry) => `${thingOf(entry)} of ${entry.owner}: ${owners.get(thingOf(entry))}`);
}

interface Story {
  readonly name: string;
  readonly base: State;
  /** The commits of both branches after the base; neither is without any. */
  readonly mains: readonly State[];
  readonly topics: readonly State[];
}

/** Commits a story: `main-…` and `topic-…`, which begin at one commit. */
function tell(copy: WorkingCopy, { name, base, mains, topics }: Story): void {
  const commit = (branch: string, { sketch, lock }: State) => copy.commit(branch, filesOf(sketch, printLock(lock)));
  copy.git(['checkout', '--quiet', '--orphan', `main-${name}`]);
  commit('base', base);
  copy.switchTo(`topic-${name}`, `main-${name}`);
  for (const state of topics) commit('topic', state);
  copy.switchTo(`main-${name}`);
  for (const state of mains) commit('main', state);
}

/** The ways in which the work of a topic comes to stand on main. */
const WAYS = ['merge', 'rebase', 'cherry-pick'] as const;

function goIn(copy: WorkingCopy, way: (typeof WAYS)[number], { name, mains, topics }: Story): void {
  const resolve = resolving(mains.at(-1)!.lock);
  copy.switchTo(`${way}-${name}`, way === 'rebase' ? `topic-${name}` : `main-${name}`);
  if (way === 'merge') copy.merge(`topic-${name}`, resolve);
  if (way === 'rebase') copy.rebase(`main-${name}`, resolve);
  if (way !== 'cherry-pick') return;
  for (let back = topics.length - 1; back >= 0; back--) copy.pick(`topic-${name}~${back}`, resolve);
}

function storyOf(
  { before, main, topic }: { [side in 'before' | 'main' | 'topic']: readonly Edit[] },
  i: number,
): Story {
  const start = synthesized(CROWDED, EMPTY_LOCK)!;
  const base = statesAfter(start, before).at(-1) ?? start;
  return { name: `${i}`, base, mains: statesAfter(base, main), topics: statesAfter(base, topic) };
}

describe('branches that git merges, rebases and picks', () => {
  it('have no double allocation after check --base, and no live workload loses its address', HOURS, () => {
    const tally = new Tally();
    const copy = new WorkingCopy(temporaryFolder());
    copy.start();
    for (const [i, told] of fc.sample(worked, { numRuns: PAIRS, seed }).entries()) {
      const story = storyOf(told, i);
      if (story.mains.length === 0 || story.topics.length === 0) continue;
      tally.add('pairs');
      tell(copy, story);
      for (const way of WAYS) {
        const conflicts = copy.lockConflicts;
        goIn(copy, way, story);
        tally.add(copy.lockConflicts > conflicts ? `${way} with a conflict in the lock` : `${way} without`);
        expectSafe(copy, story.mains.at(-1)!, tally);
      }
    }
    console.info(`real git, seed ${seed}: ${tally}`);
    expect(tally.of('pairs')).toBeGreaterThan(PAIRS / 2);
  });
});
