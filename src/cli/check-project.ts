import { readLockFile } from '../files/lock-file';
import { holderEntries } from '../lock/entry';
import { parseLock } from '../lock/parse';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { counted } from '../net/counted';
import { doubledProblems } from '../review/doubled-claims';
import type { AppKnowledge } from './app-knowledge';
import { counts } from './check-base-look';
import type { Look } from './check-look';

/** What the app found in its declarations, and between them and the lock. */
export const lookAtApp = ({ renames, problems, acknowledgements = [] }: AppKnowledge, lock: string): Look => ({
  problems,
  acknowledgements,
  lines: [
    renames === undefined
      ? `The app was not asked: only ${lock} was looked at, and no rename is known.`
      : `The app: ${counts(problems)}.`,
  ],
  details: { app: { isAsked: renames !== undefined } },
});

/** A lock, as far as there is one that can be read. */
export interface LockLook extends Look {
  readonly lock?: Lock;
}

/** Whether the lock is whole, and has one line for each claim. */
export function lookAtLock(file: string): LockLook {
  const read = readLockFile(file);
  if (!read.ok) return refused(file, read.problems);
  if (read.text === undefined) return { problems: [], lines: [], details: {} };
  const parsed = parseLock(read.text, file);
  if (!parsed.ok) return refused(file, parsed.problems);
  const lines = [...holderEntries(parsed.lock)].length;
  const problems = doubledProblems(parsed.lock, file);
  return { lock: parsed.lock, problems, lines: [`${file}: ${counted(lines, 'line')} with an owner.`], details: {} };
}

const refused = (file: string, problems: readonly Problem[]): Look => ({
  problems,
  lines: [`${file} cannot be used.`],
  details: {},
});
