import { existsSync, renameSync } from 'node:fs';
import type { Problem } from '../model/problem';
import type { LockUpdate } from './commit-output';
import { lockChangedProblems, writeLockFile } from './lock-file';
import { unwritableOutput } from './unwritable-output';

export interface Publication {
  /** The new manifests, on the same file system as the output. */
  readonly fresh: string;
  /** A path that does not exist, for the old output. */
  readonly aside: string;
  readonly output: string;
  /** Absent: the app keeps no lock. */
  readonly lock?: LockUpdate;
}

/**
 * Puts a whole folder of manifests in the place of the old one, and then the lock in place of the old lock: either both
 * change or neither does. The lock must be what was read, before and after the folders are exchanged. A run that is
 * killed leaves the old manifests or the new ones; in between there are two renames, and `openRunFolder` finishes what
 * was begun.
 */
export function publishOutput(publication: Publication): readonly Problem[] {
  const { lock } = publication;
  const changed = lock === undefined ? [] : lockChangedProblems(lock);
  if (changed.length > 0) return changed;
  try {
    exchange(publication);
    const refused = lock === undefined ? [] : writeLockFile(lock);
    if (refused.length > 0) takeBack(publication);
    return refused;
  } catch (failure) {
    return [unwritableOutput(publication.output, failure as NodeJS.ErrnoException)];
  }
}

function exchange({ fresh, aside, output }: Publication): void {
  const isThere = existsSync(output);
  if (isThere) renameSync(output, aside);
  try {
    renameSync(fresh, output);
  } catch (failure) {
    if (isThere) renameSync(aside, output);
    throw failure;
  }
}

function takeBack({ fresh, aside, output }: Publication): void {
  renameSync(output, fresh);
  if (existsSync(aside)) renameSync(aside, output);
}
