import { describeChanges, diffLocks, type LockChange } from '../lock/diff';
import { parseLock } from '../lock/parse';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import { counted } from '../net/counted';

/** How many changes are listed; the pull request shows all. */
export const LISTED = 20;

/** What becomes of a lock, as lines of text. */
export function summarizeLock(file: string, before: string | undefined, after: string): string[] {
  if (before === after) return [`${file} is unchanged.`];
  const changes = addressChanges(lockOf(before, file), lockOf(after, file));
  if (changes.length === 0) return [`${file}: headings or comments changed, no address.`];
  return [
    `${counted(changes.length, 'change')} in ${file}:`,
    ...describeChanges(changes, LISTED).map((line) => `  ${line}`),
  ];
}

/** What becomes of a lock, for programs. */
export const changesOfText = (file: string, before: string | undefined, after: string): readonly LockChange[] =>
  before === after ? [] : addressChanges(lockOf(before, file), lockOf(after, file));

/** What is different for somebody who holds something. */
export const addressChanges = (before: Lock, after: Lock): LockChange[] =>
  diffLocks(before, after).filter(isAboutAddresses);

/** Headings are there for git, and say nothing about addresses. */
const isAboutAddresses = ({ before, after }: LockChange): boolean => (after ?? before)?.section !== 'headings';

function lockOf(text: string | undefined, file: string): Lock {
  const read = text === undefined ? undefined : parseLock(text, file);
  return read?.ok ? read.lock : EMPTY_LOCK;
}
