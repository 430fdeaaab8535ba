import { existsSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { git, gitText } from './git';

/** The two ends of what git looks at. */
export interface Stretch {
  /** A ref or commit. */
  readonly base: string;
  /** Absent: the working tree, as far as git knows its files. */
  readonly head?: string;
}

/** The path that a lock had in the base, where git sees that it was renamed since; relative to the working folder. */
export function formerPathOf(lock: string, { base, head }: Stretch): string | undefined {
  const folder = existsSync(dirname(lock)) ? dirname(lock) : '.';
  const renames = git(folder, 'diff', ...RENAMES, base, ...(head === undefined ? [] : [head]), '--');
  const place = gitText(folder, 'rev-parse', '--show-prefix');
  if (!renames.ok || place === undefined) return undefined;
  // Three words each: R and how similar they are, the old path, the new one.
  const words = renames.output.toString('utf8').split('\0');
  const at = words.findIndex((word, i) => i % 3 === 2 && word === posix.join(place, basename(lock)));
  return at < 0 ? undefined : join(folder, posix.relative(place, words[at - 1]!));
}

const RENAMES = ['--name-status', '-z', '--no-ext-diff', '--find-renames', '--diff-filter=R'] as const;
