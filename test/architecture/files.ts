import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(__dirname, '../..');
const NOT_OURS = new Set(['node_modules', 'lib']);

/** A text file of the repository. */
export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files under these paths whose names end so, in the order of their paths. A path that does not exist has none. */
export function filesUnder(paths: readonly string[], endings: readonly string[]): SourceFile[] {
  return paths
    .flatMap((path) => walk(join(ROOT, path)))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** `path:line: text` of each line that matches. */
export const linesThatMatch = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );

function walk(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !NOT_OURS.has(name))
    .flatMap((name) => walk(join(path, name)));
}
