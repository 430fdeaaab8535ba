import { writeFileSync } from 'node:fs';
import { allocate } from '../src/allocate/allocate';
import { readLockFile, writeLockFile } from '../src/files/lock-file';
import { printLock } from '../src/lock/format';
import { parseLock } from '../src/lock/parse';
import type { Declarations } from '../src/model/declarations';
import { EMPTY_LOCK } from '../src/model/lock';
import { report, reportLeast } from './child';
import { changed, plan, type Shape } from './plan';

/**
 * One process of the group `core`: reads a lock file, allocates, writes the lock file, as `synth` does (a temporary
 * file, fsync, rename; only if something changed). Declaring is not measured.
 *
 * - `nothing`: the file is an empty lock; every address is new
 * - `hot`: the same as `nothing` ten times, and the least of them: a program that is compiled and has its memory
 * - `warm`: the file has them all, and must stay as it is
 * - `changed`: the file has them all, and one workload in a hundred is another
 */
const [mode, file = '', claims = '', shape = ''] = process.argv.slice(2);
const planned = plan(Number(claims), shape as Shape);

if (mode === 'nothing') {
  writeFileSync(file, printLock(EMPTY_LOCK));
  report(() => assertChanged(update(planned)));
} else if (mode === 'hot') {
  reportLeast(10, () => {
    writeFileSync(file, printLock(EMPTY_LOCK));
    return () => assertChanged(update(planned));
  });
} else if (mode === 'warm') report(() => assertSame(update(planned)));
else if (mode === 'changed') {
  const next = changed(planned);
  report(() => assertChanged(update(next)));
} else throw new Error(`unknown mode ${mode}`);

/** The text before and after. */
function update(declared: Declarations): readonly [string, string] {
  const read = readLockFile(file);
  if (!read.ok || read.text === undefined) throw new Error('there is no lock file');
  const parsed = parseLock(read.text, file);
  if (!parsed.ok) throw new Error('the lock cannot be read');
  const { lock, problems } = allocate(declared, parsed.lock);
  if (problems[0] !== undefined) throw new Error(problems[0].message);
  const text = printLock(lock);
  write(read.text, text);
  return [read.text, text];
}

function write(before: string | undefined, text: string): void {
  const [problem] = writeLockFile({ path: file, before, text });
  if (problem !== undefined) throw new Error(problem.message);
}

function assertSame([before, after]: readonly [string, string]): void {
  if (before !== after) throw new Error('allocating again changed the lock');
}

function assertChanged([before, after]: readonly [string, string]): void {
  if (before === after) throw new Error('nothing was allocated');
}
