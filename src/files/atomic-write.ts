import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { prepareTurn, type Writer } from './writer-turn';

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

/** What was done, or why nothing was: the file is not as it was wanted, or another writer does not finish. */
export type Replaced =
  | { readonly kind: 'done' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'busy'; readonly writer: Writer };

export interface Steps {
  /** Asked when nobody else can write the file any more; when it gives false, nothing happens. */
  confirm(): boolean;
  /** Called when the file could not be written after it was confirmed. */
  undo(): void;
}

/**
 * Puts a text in the place of a file so that whoever reads the path sees the old bytes or the new ones, also when the
 * program is killed: the text goes into a new file, to the disk, and then takes the name. Of several writers one at a
 * time has its turn, so that none overwrites what another has written after `confirm`. The mode of the old file stays.
 *
 * @throws NodeJS.ErrnoException; the new file is gone then, and the old one as it was
 */
export function replaceFile(path: string, text: string, steps: Steps): Replaced {
  const target = targetAt(path);
  if (target.kind === 'file') accessSync(path, constants.W_OK);
  const turn = prepareTurn(path);
  try {
    writeThrough(turn.draft, text, target.kind === 'file' ? target.mode : undefined);
    const writer = turn.take();
    if (writer !== undefined) return { kind: 'busy', writer };
    if (!steps.confirm()) return { kind: 'unwanted' };
    return publish(turn.draft, path, steps);
  } finally {
    turn.end();
    syncFolder(dirname(path));
  }
}

function publish(draft: string, path: string, { undo }: Steps): Replaced {
  try {
    renameSync(draft, path);
    return { kind: 'done' };
  } catch (failure) {
    undo();
    if (!existsSync(draft)) return { kind: 'unwanted' };
    throw failure;
  }
}

function writeThrough(path: string, text: string, mode: number | undefined): void {
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
