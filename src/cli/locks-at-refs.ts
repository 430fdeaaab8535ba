import type { Lock } from '../model/lock';
import { lockAtRefIfAny } from './lock-at-ref';
import { type Found, found } from './outcome';

/** What a ref has at the path of the lock. */
export interface RefLock {
  readonly ref: string;
  /** Absent: it has no such file. */
  readonly lock: Lock | undefined;
}

/** The locks of several refs, each once. */
export function locksAtRefs(refs: readonly string[], file: string): Found<RefLock[]> {
  const locks: RefLock[] = [];
  for (const ref of new Set(refs)) {
    const committed = lockAtRefIfAny(ref, file);
    if (!committed.ok) return committed;
    locks.push({ ref, lock: committed.value?.lock });
  }
  return found(locks);
}
