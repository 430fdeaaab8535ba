import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type DiffPlaces, type DiffSide, noted, type Sides } from './diff-side';
import { fileAtCommit } from './file-at-commit';
import { git } from './git';
import { manifestsAtCommit } from './manifests-at-ref';
import { asGitNamesIt, PROJECT_FILE } from './project';

/**
 * The sides where only one has manifests, and the other could have some: an output folder that comes or goes is a change, or
 * it had another name.
 */
export function withMissingManifests({ base, head }: Sides, { output }: DiffPlaces): Sides {
  if ((base.manifests === undefined) === (head.manifests === undefined)) return { base, head };
  if (head.manifests === undefined) return { base, head: completed(head, output) };
  if (head.kind === 'working tree' && isIgnored(output)) return { base, head: withoutManifests(head, output) };
  return { base: completed(base, output), head };
}

function completed(side: DiffSide, output: string): DiffSide {
  if (side.kind === 'lock' || side.kind === 'output') return side;
  const own = side.commit === undefined ? undefined : outputAt(side.commit);
  const manifests = own && side.commit && manifestsAtCommit(side.commit, { folder: process.cwd(), output: own });
  if (manifests) return noted({ ...side, manifests }, `Its manifests are in ${own}.`);
  return noted({ ...side, manifests: [] }, `It has no manifests in ${output}.`);
}

const withoutManifests = ({ manifests: _, ...side }: DiffSide, output: string): DiffSide =>
  noted(side, `${output} is not kept in git, so manifests are not compared.`);

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
