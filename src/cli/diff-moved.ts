import { existsSync } from 'node:fs';
import { dirname, posix, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { sideAtCommit } from './diff-at-commit';
import { type DiffPlaces, type DiffSide, noted, type Sides } from './diff-side';
import { fileAtCommit } from './file-at-commit';
import { formerPathOf } from './former-path';
import { git } from './git';
import { manifestsAtCommit } from './manifests-at-ref';
import { type Found, found } from './outcome';
import { asGitNamesIt, PROJECT_FILE } from './project';

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

/**
 * Who could have manifests and has none, where the other side has some: an output folder that comes or goes is a change, or
 * it had another name.
 */
export function withMissingManifests({ base, head }: Sides, { output }: DiffPlaces): Sides {
  if (base.manifests === undefined && head.manifests !== undefined) {
    if (head.kind === 'working tree' && isIgnored(output))
      return {
        base,
        head: noted(withoutManifests(head), `${output} is not kept in git, so manifests are not compared.`),
      };
    return { base: completed(base, output), head };
  }
  return head.manifests === undefined && base.manifests !== undefined
    ? { base, head: completed(head, output) }
    : { base, head };
}

function completed(side: DiffSide, output: string): DiffSide {
  if (side.kind === 'lock' || side.kind === 'output') return side;
  const own = side.commit === undefined ? undefined : outputAt(side.commit);
  const manifests = own && side.commit && manifestsAtCommit(side.commit, { folder: process.cwd(), output: own });
  if (manifests) return noted({ ...side, manifests }, `Its manifests are in ${own}.`);
  return noted({ ...side, manifests: [] }, `It has no manifests in ${output}.`);
}

function withoutManifests({ manifests: _manifests, ...side }: DiffSide): DiffSide {
  return side;
}

const isIgnored = (output: string): boolean =>
  existsSync(output) && git('.', 'check-ignore', '--quiet', '--', output).ok;

/** The output folder that the cdk8s.yaml of a commit names; undefined where it names none. */
function outputAt(commit: string): string | undefined {
  const file = fileAtCommit('.', commit, PROJECT_FILE);
  if (file.kind !== 'file') return undefined;
  try {
    return asGitNamesIt(CONFIG.parse(parse(file.bytes.toString('utf8'))).output);
  } catch {
    return undefined;
  }
}

const CONFIG = z.object({ output: z.string().min(1) });
