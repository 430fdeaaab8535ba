import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './files';

export interface Import {
  readonly from: string;
  /** A path from the root without `.ts`, or the name of a module as it was written. */
  readonly to: string;
}

/** All that a file imports or re-exports, types too. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => ({ from: path, to: targetOf(path, fileName) }));
}

export const isOurs = (to: string): boolean => to.startsWith('src/');

/** `@scope/name` or `name` of a module that is not ours. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const RENDER_CONTRACT = new Set(['manifest', 'pod-pin', 'rendered-object', 'renderer', 'sync-wave']);

/** The part of the product to which a file of src belongs: its folder, with two exceptions. */
export function partOf(path: string): string {
  const [, folder = '', ...rest] = path.split('/');
  const file = rest.at(-1)?.replace(/\.ts$/, '');
  if (file === undefined) return 'entries';
  if (folder === 'render' && RENDER_CONTRACT.has(file)) return 'render contract';
  return folder === 'backends' && file.startsWith('render') ? 'backend renderers' : folder;
}

/** Everything that the files import, directly or through others. */
export function reachableFrom(starts: readonly string[], imports: readonly Import[]): Set<string> {
  const reached = new Set<string>();
  const waiting = starts.map(withoutEnding);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { from, to } of imports) {
      if (withoutEnding(from) !== at || reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}

const targetOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? withoutEnding(posix.join(posix.dirname(path), specifier)) : specifier;

const withoutEnding = (path: string): string => path.replace(/\.[jt]s$/, '');
