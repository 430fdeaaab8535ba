import { readFileSync, writeFileSync } from 'node:fs';
import { allocate } from '../src/allocate/allocate';
import { printLock } from '../src/lock/format';
import { parseLock } from '../src/lock/parse';
import type { Declarations } from '../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../src/model/lock';
import { report } from './child';
import { plan, type Shape } from './plan';

/**
 * One process of the group `core`.
 *
 * - `prepare`: writes the lock that the plan leads to
 * - `ours`: reads that lock, allocates from it, prints it again
 * - `sort`: cuts the text into lines, sorts and joins them: the least that any program does with it
 */
const [mode, file = '', claims = '', shape = ''] = process.argv.slice(2);
const declarations = () => plan(Number(claims), shape as Shape);

if (mode === 'prepare') report(() => writeFileSync(file, printed(declarations(), EMPTY_LOCK)));
else if (mode === 'ours') {
  const declared = declarations();
  report(() => again(declared));
} else if (mode === 'sort') report(() => void readFileSync(file, 'utf8').split('\n').sort().join('\n'));
else throw new Error(`unknown mode ${mode}`);

function again(declared: Declarations): void {
  const text = readFileSync(file, 'utf8');
  const read = parseLock(text, file);
  if (!read.ok) throw new Error('the lock cannot be read');
  if (printed(declared, read.lock) !== text) throw new Error('allocating again changed the lock');
}

function printed(declared: Declarations, lock: Lock): string {
  const allocation = allocate(declared, lock);
  const [problem] = allocation.problems;
  if (problem !== undefined) throw new Error(problem.message);
  return printLock(allocation.lock);
}
