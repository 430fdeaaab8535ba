import type { ManifestFile } from '../gitops/manifest';
import { git, gitWith } from './git';

/** What a commit has in a folder: its YAML files, by paths below it. Undefined where it has no such folder. */
export function manifestsAtCommit(commit: string, { folder, output }: OutputAtRef): ManifestFile[] | undefined {
  const listing = git(folder, 'ls-tree', '-r', '-z', commit, '--', `${output}/`);
  if (!listing.ok) return undefined;
  const blobs = listing.output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => blobIn(line, output));
  if (blobs.length === 0) return undefined;
  const batch = gitWith(`${blobs.map(({ oid }) => oid).join('\n')}\n`, folder, 'cat-file', '--batch');
  if (!batch.ok) return undefined;
  const texts = textsIn(batch.output, blobs.length);
  return blobs.map(({ path }, i) => ({ path, text: texts[i] ?? '' }));
}

export interface OutputAtRef {
  /** The working folder. */
  readonly folder: string;
  /** The output folder, relative to it, with `/`. */
  readonly output: string;
}

interface Blob {
  readonly oid: string;
  readonly path: string;
}

/** Links and submodules are no files. */
function blobIn(line: string, output: string): Blob[] {
  const [, mode, oid, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
  if (oid === undefined || path === undefined || mode === '120000' || !isYaml(path)) return [];
  return [{ oid, path: path.slice(output === '.' ? 0 : output.length + 1) }];
}

export const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** The answers of `cat-file --batch`: a line with the size, so many bytes, and the end of a line. */
function textsIn(bytes: Buffer, count: number): string[] {
  const texts: string[] = [];
  for (let at = 0; texts.length < count; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) break;
    const size = Number(bytes.toString('latin1', at, end).split(' ')[2] ?? 0);
    texts.push(bytes.toString('utf8', end + 1, end + 1 + size));
    at = end + 2 + size;
  }
  return texts;
}
