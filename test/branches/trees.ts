import { allocate } from '../../src/allocate/allocate';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { declarationsOf, ownerNamed, type Sketch } from '../oracle/sketch';
import type { Tree } from './commits';
import { mergeByGit } from './merge-by-git';
import { mergeLines, type Sides } from './merge-lines';
import { mergeSketches } from './merge-sketches';

/** What git leaves: the lock is missing where there is a conflict, or where what merged cleanly is no lock. */
export interface Merged {
  readonly sketch: Sketch;
  readonly lock: Lock | undefined;
  readonly how: 'merged by git' | 'conflict' | 'clean, but no lock';
  readonly sides: Sides;
}

export interface ThreeTrees {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
}

export function mergeTrees({ base, ours, theirs }: ThreeTrees): Merged {
  const sketch = mergeSketches(base.sketch, ours.sketch, theirs.sketch);
  const sides = { base: base.text, ours: ours.text, theirs: theirs.text };
  const merge = mergeLines(sides) ?? mergeByGit(sides);
  if (!merge.isClean) return { sketch, sides, lock: undefined, how: 'conflict' };
  const known = [ours, theirs].find(({ text }) => text === merge.text);
  if (known) return { sketch, sides, lock: known.lock, how: 'merged by git' };
  const read = parseLock(merge.text, 'ipam.lock.yaml');
  return read.ok
    ? { sketch, sides, lock: read.lock, how: 'merged by git' }
    : { sketch, sides, lock: undefined, how: 'clean, but no lock' };
}

/** What synth makes of declarations and a lock; undefined where it refuses. */
export function synthesized(sketch: Sketch, lock: Lock): Tree | undefined {
  const answer = allocate(declarationsOf(sketch), lock);
  if (answer.problems.some(isError)) return undefined;
  return { sketch, lock: answer.lock, text: printLock(answer.lock) };
}

export const isSameTree = (a: Tree, b: Tree): boolean => a.text === b.text && a.sketch === b.sketch;

/** Old owner to new owner. */
export const renamesOf = ({ workloads }: Sketch): Map<string, string> =>
  new Map(
    Object.entries(workloads).flatMap(([name, { formerly }]) =>
      formerly ? [[ownerNamed(formerly), ownerNamed(name)] as const] : [],
    ),
  );
