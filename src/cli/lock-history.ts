import { basename, dirname, resolve } from 'node:path';
import { type Instant, instantOf } from '../model/instant';
import { EMPTY_LOCK } from '../model/lock';
import type { PastLock } from '../review/early-dates';
import { git } from './git';
import { lockAtRefIfAny, withoutHistory } from './lock-at-ref';
import { type Found, found } from './outcome';
import { isShallow } from './shallow-clone';

interface Place {
  readonly ref: string;
  readonly file: string;
}

interface Period {
  readonly since: Instant;
  /** The present: commits that are dated later come from a wrong clock. */
  readonly upTo: Instant;
}

/** A commit that changed the file, and from when its lock counts. */
interface Step {
  readonly commit: string;
  readonly from: Instant;
}

/**
 * The locks that a branch has had since an instant, the latest first, and the one that it had at that instant: what its
 * first parents say, and from when by their commit dates. They are read as they are asked for, and can be asked for once.
 */
export function lockHistory(place: Place, period: Period): Found<Iterable<PastLock>> {
  const steps = stepsOf(place, period.upTo);
  const reachesBack = steps?.some(({ from }) => from <= period.since) || !isShallow(dirname(resolve(place.file)));
  return steps && reachesBack ? found(locksOf(steps, place, period.since)) : withoutHistory(place, period.since);
}

/** A lock that was not good is passed over: what has changed since the one before it counts from the next good one. */
function* locksOf(steps: readonly Step[], { file }: Place, since: Instant): Generator<PastLock> {
  for (const { commit, from } of steps) {
    const read = lockAtRefIfAny(commit, file);
    if (!read.ok) continue;
    yield { from, lock: read.value?.lock ?? EMPTY_LOCK };
    if (from <= since) return;
  }
}

/** The latest first; undefined where git cannot tell. */
function stepsOf({ ref, file }: Place, upTo: Instant): Step[] | undefined {
  const listing = git(dirname(resolve(file)), '--literal-pathspecs', ...LIST, ref, '--', basename(file));
  if (!listing.ok) return undefined;
  return inOrder(listing.output.toString('utf8').split('\n').filter(Boolean).reverse(), upTo).reverse();
}

const LIST = ['rev-list', '--first-parent', '--timestamp'] as const;

/**
 * By commit dates, the oldest first. Clocks differ, so a commit may be dated before one that it builds on; but it did not
 * come before that. And it did not come after the present.
 */
function inOrder(lines: readonly string[], upTo: Instant): Step[] {
  const present = Date.parse(upTo) / 1000;
  let latest = 0;
  return lines.map((line) => {
    const [seconds, commit] = line.split(' ') as [string, string];
    if (Number(seconds) <= present) latest = Math.max(latest, Number(seconds));
    return { commit, from: instantOf(latest) };
  });
}
