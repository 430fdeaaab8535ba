import type { Merge, Sides } from '../branches/merge-lines';
import { temporaryFolder } from '../support/folder';
import { LOCK } from './small-app';
import { commitText, gitIn } from './whole-tree';

/** Commits the pairs into a new repository and lets git merge each, all in a few processes. */
export function mergeWithGit(pairs: readonly Sides[]): Merge[] {
  const git = gitIn(temporaryFolder());
  git(['init', '--quiet', '--bare']);
  git(['fast-import', '--quiet'], pairs.map(commits).join(''));
  const merges = git(['merge-tree', '--write-tree', '--stdin', '--no-messages'], pairs.map(names).join(''));
  const trees = treesOf(merges);
  const texts = blobs(git(['cat-file', '--batch'], trees.map((tree) => `${tree.oid}:${LOCK}\n`).join('')));
  if (trees.length !== pairs.length) throw new Error(`git merged ${trees.length} of ${pairs.length} pairs`);
  return trees.map(({ isClean }, i) => (isClean ? { isClean, text: texts[i]! } : { isClean }));
}

const names = (_: Sides, i: number): string => `refs/heads/ours-${i} refs/heads/theirs-${i}\n`;

const commits = ({ base, ours, theirs }: Sides, i: number): string =>
  [
    commitText(`base-${i}`, { [LOCK]: base }),
    commitText(`ours-${i}`, { [LOCK]: ours }, `base-${i}`),
    commitText(`theirs-${i}`, { [LOCK]: theirs }, `base-${i}`),
  ].join('');

/** Each merge is `1` or `0` (clean or not), a tree, and where it is not clean the stages of the file. */
function treesOf(output: string): { readonly isClean: boolean; readonly oid: string }[] {
  const trees: { isClean: boolean; oid: string }[] = [];
  const fields = output.split('\0');
  fields.forEach((field, i) => {
    if (/^[0-9a-f]{40}\n?$/.test(field) && /^[01]$/.test(fields[i - 1] ?? ''))
      trees.push({ isClean: fields[i - 1] === '1', oid: field.trim() });
  });
  return trees;
}

/** The contents that `cat-file --batch` writes, each after a line with its length. */
function blobs(output: string): string[] {
  const bytes = Buffer.from(output);
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    const size = Number(bytes.toString('utf8', at, end).split(' ')[2]);
    texts.push(bytes.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}
