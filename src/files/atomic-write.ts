import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What stands at a path: nothing, an ordinary file, or what must not be replaced by one. */
export type Target =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly mode: number }
  | { readonly kind: 'other'; readonly what: string };

/** Looks without following a symbolic link. @throws NodeJS.ErrnoException */
export function targetAt(path: string): Target {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return { kind: 'none' };
  return stats.isFile() ? { kind: 'file', mode: stats.mode & 0o7777 } : { kind: 'other', what: describeKind(stats) };
}

function describeKind(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  return stats.isDirectory() ? 'a folder' : 'not an ordinary file';
}

/**
 * Puts a text in the place of a file so that whoever reads the path sees the old bytes or the new ones, also when the
 * program is killed: the text goes into a new file of the same folder, to the disk, and then takes the name. The mode
 * of the old file stays. `confirm` is asked right before the last step; when it gives false, nothing happens.
 *
 * @throws NodeJS.ErrnoException; the new file is gone then, and the old one as it was
 */
export function replaceFile(path: string, text: string, confirm: () => boolean): boolean {
  const target = targetAt(path);
  if (target.kind === 'file') accessSync(path, constants.W_OK);
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeThrough(fresh, text, target.kind === 'file' ? target.mode : undefined);
    const isWanted = confirm();
    if (isWanted) renameSync(fresh, path);
    return isWanted;
  } finally {
    rmSync(fresh, { force: true });
    syncFolder(dirname(path));
  }
}

function writeThrough(path: string, text: string, mode: number | undefined): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o666);
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the new name last through a power failure, where the system lets a folder be synchronized. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Windows and some network file systems refuse; the rename is atomic all the same.
  }
}
