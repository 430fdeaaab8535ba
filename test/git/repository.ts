import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../support/folder';

const PATH = 'ipam.lock.yaml';

/** What git made of two branches: the file when the merge is clean. */
export type Merge = { readonly isClean: true; readonly text: string } | { readonly isClean: false };

/** A pair of branches that begin at one commit, as the texts of the one file that is in them. */
export interface Pair {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Commits the pairs into a new repository and lets git merge each, all in a few processes. */
export function mergeWithGit(pairs: readonly Pair[]): Merge[] {
  const git = inFolder(temporaryFolder());
  git(['init', '--quiet', '--bare']);
  git(['fast-import', '--quiet'], pairs.map(commits).join(''));
  const merges = git(['merge-tree', '--write-tree', '--stdin', '--no-messages'], pairs.map(names).join(''));
  const trees = treesOf(merges);
  const texts = blobs(git(['cat-file', '--batch'], trees.map((tree) => `${tree.oid}:${PATH}\n`).join('')));
  if (trees.length !== pairs.length) throw new Error(`git merged ${trees.length} of ${pairs.length} pairs`);
  return trees.map(({ isClean }, i) => (isClean ? { isClean, text: texts[i]! } : { isClean }));
}

type Git = (args: readonly string[], input?: string) => string;

const inFolder =
  (folder: string): Git =>
  (args, input = '') =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    });

const names = (_: Pair, i: number): string => `refs/heads/ours-${i} refs/heads/theirs-${i}\n`;

const commits = ({ base, ours, theirs }: Pair, i: number): string =>
  [commit(`base-${i}`, base), commit(`ours-${i}`, ours, `base-${i}`), commit(`theirs-${i}`, theirs, `base-${i}`)].join(
    '',
  );

const commit = (branch: string, text: string, parent?: string): string =>
  [
    `commit refs/heads/${branch}`,
    'committer Someone <someone@example.com> 1700000000 +0000',
    'data 1',
    'x',
    ...(parent ? [`from refs/heads/${parent}`] : []),
    `M 100644 inline ${PATH}`,
    `data ${Buffer.byteLength(text)}`,
    text,
    '',
  ].join('\n');

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
