import type { LockExample } from '../../../src/check/example';
import { parseLock } from '../../../src/lock/parse';
import type { Problem } from '../../../src/model/problem';
import type { Risk } from '../../../src/review/review';
import { reviewAllocations } from '../../../src/review/review-allocations';
import { lockOf } from '../../lock/lock-text';
import { withHeader } from './declared-example';

/** What is wrong with a lock, by itself or laid over the one that is deployed, and what a reviewer is told of it. */
export function problemsOfLock(text: string, { base, asOf = '2026-11-03T00:00:00Z' }: LockExample): readonly Problem[] {
  const read = parseLock(text.startsWith('#') ? text : withHeader(text), 'ipam.lock.yaml');
  if (!read.ok) return read.problems;
  if (base === undefined) return [];
  const locks = { base: lockOf(withHeader(base)), head: read.lock, ref: 'the base', asOf };
  const { problems, risks } = reviewAllocations(locks);
  return [...problems, ...risks.flatMap(asProblem)];
}

/** A risk that has a rule, as check would tell of it. */
const asProblem = ({ rule, summary, advice, subject }: Risk): readonly Problem[] =>
  rule === undefined
    ? []
    : [{ rule, severity: 'warning', where: { identity: subject }, message: summary, fix: advice }];
