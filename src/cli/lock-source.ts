import { readLockFile, writeLockFile } from '../files/lock-file';
import { printLock } from '../lock/format';
import { parseLock } from '../lock/parse';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { type Found, found, misuse, notFound, refusal } from './outcome';

export interface LockText {
  readonly file: string;
  readonly text: string;
}

export interface LoadedLock extends LockText {
  readonly lock: Lock;
}

/** The text of a lock file that is there. */
export function readLockText(file: string): Found<LockText> {
  const read = readLockFile(file);
  if (!read.ok) return notFound(refusal(read.problems));
  if (read.text === undefined)
    return notFound(misuse(`there is no ${file} here. Run the command where the lock is, or name it with --lock.`));
  return found({ file, text: read.text });
}

/** A lock file that is there and good. */
export function loadLock(file: string): Found<LoadedLock> {
  const source = readLockText(file);
  if (!source.ok) return source;
  const { text } = source.value;
  const lock = parseLock(text, file);
  return lock.ok ? found({ file, text, lock: lock.lock }) : notFound(refusal(lock.problems));
}

/** Writes an edited lock where it differs. Gives what went wrong. */
export const saveLock = ({ file, text }: LockText, edited: Lock): readonly Problem[] =>
  writeLockFile({ path: file, before: text, text: printLock(edited) });
