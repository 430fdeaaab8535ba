import { readFileSync, writeFileSync } from 'node:fs';
import { allocate } from '../src/allocate/allocate';
import { diffAsJson } from '../src/cli/diff-json';
import { printLock } from '../src/lock/format';
import { parseLock } from '../src/lock/parse';
import { EMPTY_LOCK, type Lock } from '../src/model/lock';
import { reviewAgainstBase } from '../src/review/against-base';
import { reviewChange } from '../src/review/review-change';
import { report } from './child';
import { changed, plan } from './plan';

/**
 * One process of the group `review`: reads two lock files, of which the second has one workload in a hundred changed.
 *
 * - `write`: makes the two files; not measured
 * - `diff`: the review that `cdk8s-ipam diff` prints, as JSON into a file
 * - `check`: what `cdk8s-ipam check --base` judges
 * - `text`: the baseline, lines that are only in one of the two texts, as a program would look for that knows no lock
 */
const [mode, base = '', head = '', claims = ''] = process.argv.slice(2);

const AS_OF = '2026-11-05T00:00:00Z';

if (mode === 'write') report(write);
else if (mode === 'diff') report(() => assertSome(diff()));
else if (mode === 'check') report(() => assertSome(check()));
else if (mode === 'text') report(() => assertSome(text()));
else throw new Error(`unknown mode ${mode}`);

function write(): void {
  const before = plan(Number(claims), 'singles');
  const { lock } = allocate(before, EMPTY_LOCK);
  writeFileSync(base, printLock(lock));
  writeFileSync(head, printLock(allocate(changed(before), lock).lock));
}

function diff(): number {
  const review = reviewChange({
    base: { name: 'main', lock: lockIn(base) },
    head: { name: 'working tree', lock: lockIn(head) },
    asOf: AS_OF,
    file: head,
  });
  const json = diffAsJson(review);
  writeFileSync(`${head}.json`, json);
  return review.allocations.length;
}

function check(): number {
  return reviewAgainstBase({ base: lockIn(base), now: lockIn(head), asOf: AS_OF }).changes.length;
}

function text(): number {
  const [before, after] = [base, head].map((file) => readFileSync(file, 'utf8').split('\n'));
  const [old, now] = [new Set(before), new Set(after)];
  const lines = [...before!.filter((line) => !now.has(line)), ...after!.filter((line) => !old.has(line))];
  writeFileSync(`${head}.txt`, lines.join('\n'));
  return lines.length;
}

function lockIn(file: string): Lock {
  const read = parseLock(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(`${file} cannot be read`);
  return read.lock;
}

function assertSome(count: number): void {
  if (count === 0) throw new Error('nothing was found');
}
