import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file of an output folder. */
export interface FoundFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** Of manifests; of other files nothing. */
  readonly text: string;
}

/** Every file below a folder, links aside, in the order of their paths; none where there is no such folder. */
export function outputFiles(folder: string): readonly FoundFile[] {
  return filesBelow(folder)
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: IS_MANIFEST.test(path) ? readFileSync(join(folder, path), 'utf8') : '' }));
}

const IS_MANIFEST = /\.(?:ya?ml|json)$/;

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
