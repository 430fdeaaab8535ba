import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lock } from '../model/lock';
import { formerPathOf } from './former-path';
import { lockAtRefIfAny } from './lock-at-ref';
import { type Found, found } from './outcome';

/** What a ref has at the path of the lock. */
export interface RefLock {
  readonly ref: string;
  /** Absent: it has no such file. */
  readonly lock: Lock | undefined;
  /** What the file is called there, where it has been renamed since. */
  readonly formerly?: string;
}

/** The locks of several refs, each once. A renamed lock is followed: else a hand-over could hide behind the new name. */
export function locksAtRefs(refs: readonly string[], file: string): Found<RefLock[]> {
  const locks: RefLock[] = [];
  for (const ref of new Set(refs)) {
    const committed = lockAtRefIfAny(ref, file);
    if (!committed.ok) return committed;
    const formerly = committed.value === undefined ? formerPathOf(file, { base: ref }) : undefined;
    const renamed = formerly !== undefined && existsSync(dirname(formerly)) ? lockAtRefIfAny(ref, formerly) : committed;
    if (!renamed.ok) return renamed;
    locks.push({ ref, lock: renamed.value?.lock, ...(renamed.value && formerly !== undefined && { formerly }) });
  }
  return found(locks);
}
