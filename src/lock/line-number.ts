import type { Lock } from '../model/lock';
import { type LockEntry, printEntry } from './entry';
import { printLock } from './format';

/** In which line, 1 …, of its text a canonical lock has an entry. @throws Error where it has none */
export function lineNumberOf(lock: Lock, entry: LockEntry): number {
  const wanted = `- ${printEntry(entry)}`;
  const network = entry.section === 'eips' ? undefined : entry.network;
  let current: string | undefined;
  for (const [index, line] of printLock(lock).split('\n').entries()) {
    if (line === 'eips:') current = undefined;
    current = /^ {2}(\S+):$/.exec(line)?.[1] ?? current;
    if (current === network && line.trimStart() === wanted) return index + 1;
  }
  throw new Error(`the lock has no line "${wanted}"`);
}
