import type { LockExample } from '../../../src/check/example';
import { parseLock } from '../../../src/lock/parse';
import type { Problem } from '../../../src/model/problem';
import { judgeAgainstBase } from '../../../src/review/against-base';
import { lockOf } from '../../lock/lock-text';
import { withHeader } from './declared-example';

/** What is wrong with a lock, by itself or laid over the one that is deployed. */
export function problemsOfLock(text: string, { base, asOf }: LockExample): readonly Problem[] {
  const read = parseLock(text.startsWith('#') ? text : withHeader(text), 'ipam.lock.yaml');
  if (!read.ok) return read.problems;
  if (base === undefined) return [];
  return judgeAgainstBase({ base: lockOf(withHeader(base)), now: read.lock, asOf: asOf ?? '2026-11-03T00:00:00Z' });
}
