import { existsSync } from 'node:fs';
import { globOf, isGlob } from '../check/policy/glob';
import { STANDARD_INPUT, unreadable } from '../files/manifest-source';
import { isFolder, type ManifestTree, manifestTree, type Skipped } from '../files/manifest-tree';
import type { Problem } from '../model/problem';

/** The files that somebody means by files, folders and patterns. */
export interface Expanded {
  /** Each once, in the order of the arguments. */
  readonly files: readonly string[];
  /** Those among them that nobody has named one by one: what is no manifest there is no mistake. */
  readonly found: ReadonlySet<string>;
  readonly skipped: readonly Skipped[];
  /** What was named and is not there. */
  readonly problems: readonly Problem[];
}

/** Looks up what arguments of the command line, or patterns of the configuration, stand for. */
export function expandFiles(args: readonly string[]): Expanded {
  const files = new Set<string>();
  const found = new Set<string>();
  const skipped: Skipped[] = [];
  const problems: Problem[] = [];
  for (const arg of args) {
    const tree = treeOf(arg);
    if (tree === undefined) {
      files.add(arg);
      found.delete(arg);
    } else if ('rule' in tree) problems.push(tree);
    else {
      skipped.push(...tree.skipped);
      for (const file of tree.files) {
        if (!files.has(file)) found.add(file);
        files.add(file);
      }
    }
  }
  return { files: [...files], found, skipped, problems };
}

/** Undefined where a file itself was named. */
function treeOf(arg: string): ManifestTree | Problem | undefined {
  if (arg === STANDARD_INPUT) return undefined;
  try {
    if (isFolder(arg)) return manifestsBelow(arg);
    return isGlob(arg) && !existsSync(arg) ? matching(arg) : undefined;
  } catch (failure) {
    return unreadable(arg, (failure as Error).message);
  }
}

/** Somebody meant manifests there, as with a pattern: what is not found is not good. */
function manifestsBelow(folder: string): ManifestTree | Problem {
  const tree = manifestTree(folder);
  return tree.files.length > 0 ? tree : unreadable(folder, 'no YAML or JSON file lies below the folder');
}

function matching(pattern: string): ManifestTree | Problem {
  const folder = folderBefore(pattern);
  const glob = globOf(pattern);
  const tree = isFolder(folder)
    ? manifestTree(folder, (path) => glob.fits(path.replaceAll('\\', '/')))
    : { files: [], skipped: [] };
  return tree.files.length > 0 ? tree : unreadable(pattern, 'no YAML or JSON file matches the pattern');
}

/** What stands before the first part with a wildcard. */
function folderBefore(pattern: string): string {
  const parts = pattern.split('/');
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  if (fixed.length === 0) return '.';
  return fixed.join('/') || '/';
}
