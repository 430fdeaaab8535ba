import { lstatSync, readFileSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem';
import { replaceFile, type Target, targetAt } from './atomic-write';
import type { LockUpdate } from './commit-output';
import type { Writer } from './writer-turn';

/** The text of the lock file, undefined where there is no file yet; or why it cannot be read. */
export type LockFileRead =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a lock file, through a symbolic link too. What its text says is for `parseLock`. */
export function readLockFile(path: string): LockFileRead {
  const bytes = readBytes(path);
  if (!bytes.ok) return { ok: false, problems: [unreadable(path, bytes.failure)] };
  if (bytes.value === undefined) return { ok: true, text: undefined };
  try {
    return { ok: true, text: UTF8.decode(bytes.value) };
  } catch {
    return { ok: false, problems: [notUtf8(path, foreignLine(bytes.value))] };
  }
}

/** The first line that is not UTF-8. */
function foreignLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return 1 + lines.findIndex((line) => Buffer.from(line, 'latin1').toString('utf8').includes('\uFFFD'));
}

/** Keeps a byte order mark, for `parseLock` to name. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What changes together with the lock. */
export interface Companion {
  /** Called when the lock is what was read, and nobody else can write it. Gives why it could not be done. */
  act(): readonly Problem[];
  /** Called when the lock could not be written after all. */
  undo(): void;
}

const ALONE: Companion = { act: () => [], undo: () => undefined };

/**
 * Writes a lock, unless its bytes are what they were. Refuses when the file is not what was read any more, when another
 * writer does not finish, or when it is a link or a folder. The file is replaced as a whole or not at all, and its
 * companion with it.
 */
export function writeLockFile(update: LockUpdate, companion: Companion = ALONE): readonly Problem[] {
  const changed = lockChangedProblems(update);
  if (changed.length > 0) return changed;
  return update.text === update.before ? keepLockFile(update, companion) : replaceLockFile(update, companion);
}

/** Where the lock stays as it is, nobody has to wait for others: who changes it in the meantime wins. */
function keepLockFile(update: LockUpdate, companion: Companion): readonly Problem[] {
  const refused = companion.act();
  if (refused.length > 0) return refused;
  const changed = lockChangedProblems(update);
  if (changed.length > 0) companion.undo();
  return changed;
}

function replaceLockFile(update: LockUpdate, companion: Companion): readonly Problem[] {
  const { path, text } = update;
  let refused: readonly Problem[] = [];
  const confirm = (): boolean => {
    refused = lockChangedProblems(update);
    if (refused.length === 0) refused = companion.act();
    return refused.length === 0;
  };
  try {
    const target = targetAt(path);
    if (target.kind === 'other') return [notAFile(path, target)];
    const replaced = replaceFile(path, text, { confirm, undo: () => companion.undo() });
    if (replaced.kind === 'busy') return [anotherWriter(path, replaced.writer)];
    return replaced.kind === 'done' ? [] : refused.length > 0 ? refused : [changedMeanwhile(path)];
  } catch (failure) {
    return [unwritable(path, failure as NodeJS.ErrnoException)];
  }
}

/** A problem when the file is not what was read: another program, or a `git checkout`, has changed it since. */
export function lockChangedProblems({ path, before }: Omit<LockUpdate, 'text'>): readonly Problem[] {
  const bytes = readBytes(path);
  if (!bytes.ok) return [unreadable(path, bytes.failure)];
  const wanted = before === undefined ? undefined : Buffer.from(before);
  const isSame = wanted === undefined ? bytes.value === undefined : bytes.value?.equals(wanted) === true;
  return isSame ? [] : [changedMeanwhile(path)];
}

type Bytes =
  | { readonly ok: true; readonly value: Buffer | undefined }
  | { readonly ok: false; readonly failure: NodeJS.ErrnoException };

function readBytes(path: string): Bytes {
  try {
    if (isEndless(path)) return { ok: false, failure: new Error('it is a device or a named pipe') };
    return { ok: true, value: readFileSync(path) };
  } catch (thrown) {
    const failure = thrown as NodeJS.ErrnoException;
    return failure.code === 'ENOENT' ? { ok: true, value: undefined } : { ok: false, failure };
  }
}

/** Whether reading might never end. A pipe that the shell has opened, such as /dev/stdin, is a link and does end. */
function isEndless(path: string): boolean {
  const stats = statSync(path);
  return stats.isCharacterDevice() || stats.isBlockDevice() || lstatSync(path).isFIFO();
}

const unreadable = (path: string, failure: NodeJS.ErrnoException): Problem => ({
  rule: 'IPAM251',
  severity: 'error',
  where: { file: path },
  message: `The lock file cannot be read: ${describeFailure(failure)}. Without it every address would be handed out anew.`,
  fix: 'Make it an ordinary, readable file, or name another one.',
});

const notUtf8 = (path: string, line: number): Problem => ({
  rule: 'IPAM233',
  severity: 'error',
  where: { file: path, line },
  message: 'The lock file is not UTF-8 text: an editor or a converter has changed its encoding.',
  fix: `Restore it from git and put \`${path} text eol=lf\` into .gitattributes.`,
});

const notAFile = (path: string, { what }: Extract<Target, { kind: 'other' }>): Problem => ({
  rule: 'IPAM252',
  severity: 'error',
  where: { file: path },
  message: `The lock file is ${what}. It is replaced as a whole when it is written, which would put a file in the place of that.`,
  fix: 'Name the path of an ordinary file.',
});

const changedMeanwhile = (path: string): Problem => ({
  rule: 'IPAM253',
  severity: 'error',
  where: { file: path },
  message:
    'The lock file has changed since it was read, so the addresses were decided from an old state. Nothing was written to it.',
  fix: 'Run the command again, and not twice at the same time.',
});

const anotherWriter = (path: string, { pid, host }: Writer): Problem => ({
  rule: 'IPAM256',
  severity: 'error',
  where: { file: path },
  message: `Another program is writing the lock file${pid === 0 ? '' : `, process ${pid} on ${host}`}, and has not finished for ten seconds. Nothing was written.`,
  fix: 'Run the command again when that one has ended. What it leaves behind when it is killed is cleared up by itself, at the latest after a minute.',
});

const unwritable = (path: string, failure: NodeJS.ErrnoException): Problem => ({
  rule: 'IPAM254',
  severity: 'error',
  where: { file: path },
  message: `The lock file cannot be written: ${describeFailure(failure)}${inTheWay(failure, path)}. It is as it was.`,
  fix: 'Make its folder and the file writable, or free space on the disk, and run the command again.',
});

/** What a rename could not replace, where that is not the lock itself: the place of the writer whose turn it is. */
const inTheWay = ({ dest }: NodeJS.ErrnoException & { readonly dest?: string }, path: string): string =>
  dest === undefined || dest === path ? '' : `; ${dest} is in the way`;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not be so large here',
  EIO: 'the disk has failed',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
};

function describeFailure({ code, message }: NodeJS.ErrnoException): string {
  const reason = code === undefined ? undefined : REASONS[code];
  return reason === undefined ? message : `${reason} (${code})`;
}
