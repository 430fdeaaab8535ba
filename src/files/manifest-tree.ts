import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The manifests below a folder, and what was passed over there. */
export interface ManifestTree {
  /** In the order of their paths. */
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** What was not looked at, and why: `a symbolic link`. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** Whether there is a folder at the path, or a link to one. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Every YAML and JSON file below a folder that is accepted. Links are not followed, what git and npm keep and templates of
 * Helm charts are not looked into.
 *
 * @throws NodeJS.ErrnoException where a folder cannot be read
 */
export function manifestTree(folder: string, accepts: (path: string) => boolean = () => true): ManifestTree {
  const files: string[] = [];
  const skipped: Skipped[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isChart = existsSync(join(next, 'Chart.yaml'));
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      const why = whyNot(entry, isChart);
      if (why !== undefined && (isManifestName(entry.name) || entry.isDirectory())) skipped.push({ path, why });
      else if (entry.isDirectory()) open.push(path);
      else if (entry.isFile() && isManifestName(entry.name) && accepts(path)) files.push(path);
    }
  }
  return { files: files.sort(), skipped: skipped.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

const isManifestName = (name: string): boolean => /\.(?:ya?ml|json)$/.test(name);

function whyNot(entry: Dirent, isChart: boolean): string | undefined {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  if (!entry.isDirectory()) return undefined;
  if (entry.name === '.git' || entry.name === 'node_modules') return 'no folder of manifests';
  return isChart && entry.name === 'templates' ? 'templates of a Helm chart: check what it renders' : undefined;
}
