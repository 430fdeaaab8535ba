import { conflictSides } from '../lock/conflict-sides';
import { mendLock } from '../lock/mend';
import type { Lock } from '../model/lock';

/** What a lock file said before it was replaced: as a whole, or one side of a conflict in it. */
export interface FormerLock {
  /** How messages name it. */
  readonly name: string;
  /** Absent where it cannot be read. */
  readonly lock?: Lock;
  /** Why it cannot be read. */
  readonly why?: string;
}

/** One lock; both sides where the file has conflict markers; none where there was no file. */
export function formerLocks(text: string | undefined, file: string): FormerLock[] {
  if (text === undefined) return [];
  const sides = conflictSides(text);
  if (sides === undefined) return [formerLock(file, text)];
  return [formerLock('the side "ours"', sides.ours), formerLock('the side "theirs"', sides.theirs)];
}

function formerLock(name: string, text: string): FormerLock {
  const read = mendLock(text, name);
  if (read.ok) return { name, lock: read.lock };
  const { rule, message } = read.problems[0]!;
  return { name, why: `${rule}: ${message}` };
}
