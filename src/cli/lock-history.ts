import { basename, dirname, resolve } from 'node:path';
import { type Instant, instantOf } from '../model/instant';
import { EMPTY_LOCK } from '../model/lock';
import type { PastLock } from '../review/early-dates';
import { git } from './git';
import { lockAtRefIfAny, withoutHistory } from './lock-at-ref';
import { type Found, found } from './outcome';

interface Place {
  readonly ref: string;
  readonly file: string;
}

/**
 * The locks that a branch has had since an instant, the latest first, and the one that it had at that instant: what its
 * first parents say, and from when by their commit dates.
 */
export function lockHistory(place: Place, since: Instant): Found<PastLock[]> {
  const past: PastLock[] = [];
  for (const { commit, from } of commitsOf(place)) {
    const read = lockAtRefIfAny(commit, place.file);
    if (!read.ok) return read;
    past.push({ from, lock: read.value?.lock ?? EMPTY_LOCK });
    if (from <= since) return found(past);
  }
  return isShallow(place) ? withoutHistory(place, since) : found(past);
}

/** The commits that changed the file, the latest first. */
function commitsOf({ ref, file }: Place): { readonly commit: string; readonly from: Instant }[] {
  const listing = git(dirname(resolve(file)), 'rev-list', '--first-parent', '--timestamp', ref, '--', basename(file));
  if (!listing.ok) return [];
  const lines = listing.output.toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [seconds = '', commit = ''] = line.split(' ');
    return { commit, from: instantOf(Number(seconds)) };
  });
}

function isShallow({ file }: Place): boolean {
  const answer = git(dirname(resolve(file)), 'rev-parse', '--is-shallow-repository');
  return answer.ok && answer.output.toString('utf8').trim() === 'true';
}
