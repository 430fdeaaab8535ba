import { existsSync } from 'node:fs';
import { dirname, posix, relative } from 'node:path';
import { sideAtCommit } from './diff-at-commit';
import { type DiffPlaces, noted, type Sides } from './diff-side';
import { formerPathOf } from './former-path';
import { type Found, found } from './outcome';

/** The base with its lock from where it was before it was renamed, as git sees renames: else everybody would look new. */
export function withMovedLock({ base, head }: Sides, places: DiffPlaces): Found<Sides> {
  if (base.commit === undefined || base.lock !== undefined || head.lock === undefined) return found({ base, head });
  const stretch = { base: base.commit, ...(head.commit !== undefined && { head: head.commit }) };
  const lock = formerPathOf(places.lock, stretch);
  if (lock === undefined) return found({ base, head });
  const project = relative(dirname(places.lock), dirname(lock)).split('\\').join('/');
  const output = base.manifests === undefined ? posix.join(project, places.output) : places.output;
  const side = sideAtCommit({ name: base.name, commit: base.commit }, { lock, output });
  if (!side.ok) return side;
  const former = {
    ...side.value,
    ...(base.notes && { notes: base.notes }),
    ...(existsSync(dirname(lock)) && { lockFile: lock }),
  };
  return found({ base: noted(former, `Its lock is ${lock}, which is ${places.lock} now.`), head });
}
