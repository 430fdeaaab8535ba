import { existsSync, renameSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem';
import type { LockUpdate } from './commit-output';
import { type Companion, writeLockFile } from './lock-file';
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
 * change or neither does. Where the lock changes, both happen in one turn, so that of two runs at the same time one
 * publishes both and the other nothing. A run that is killed leaves the old manifests or the new ones; in between there
 * are two renames, and `openRunFolder` finishes what was begun.
 */
export function publishOutput(publication: Publication): readonly Problem[] {
  const { lock } = publication;
  const exchange = exchangeOf(publication);
  return lock === undefined ? exchange.act() : writeLockFile(lock, exchange);
}

/** The old manifests for the new ones, and back. */
function exchangeOf(publication: Publication): Companion {
  const { fresh, aside, output } = publication;
  const identity = identityOf(fresh);
  return {
    act() {
      try {
        exchange(publication);
        return [];
      } catch (failure) {
        return [unwritableOutput(output, failure as NodeJS.ErrnoException)];
      }
    },
    /** Manifests that another run has put there in the meantime stay. */
    undo() {
      if (identityOf(output) !== identity) return;
      renameSync(output, fresh);
      if (existsSync(aside)) renameSync(aside, output);
    },
  };
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

/** What tells a folder from another of the same path. */
function identityOf(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.dev}:${stats.ino}`;
}
