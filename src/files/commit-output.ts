import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../model/problem';
import { lockChangedProblems, writeLockFile } from './lock-file';
import { removeStaleManifests } from './stale-output';
import { unwritableOutput } from './unwritable-output';

/** A file below the output folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** A lock to be written: what it was when it was read, and what it becomes. */
export interface LockUpdate {
  readonly path: string;
  readonly before: string | undefined;
  readonly text: string;
}

export interface Output {
  readonly outdir: string;
  readonly files: readonly OutputFile[];
  /** Extension of manifests, such as `.k8s.yaml`. */
  readonly extension: string;
  readonly lock?: LockUpdate;
}

/**
 * Writes manifests and lock in the order that leaves neither wrong: the lock must still be what was read, then the
 * manifests, then the lock, compared once more. Gives what went wrong.
 */
export function commitOutput({ outdir, files, extension, lock }: Output): readonly Problem[] {
  const changed = lock === undefined ? [] : lockChangedProblems(lock);
  if (changed.length > 0) return changed;
  const unwritten = writeFiles(outdir, files, extension);
  if (unwritten.length > 0 || lock === undefined) return unwritten;
  return writeLockFile(lock);
}

function writeFiles(outdir: string, files: readonly OutputFile[], extension: string): readonly Problem[] {
  try {
    mkdirSync(outdir, { recursive: true });
    for (const { path, text } of files) {
      const target = join(outdir, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    removeStaleManifests(outdir, files, extension);
    return [];
  } catch (failure) {
    return [unwritableOutput(outdir, failure as NodeJS.ErrnoException)];
  }
}
