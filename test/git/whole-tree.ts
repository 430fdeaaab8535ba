import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../support/folder';

/** Every file of a commit, by path. */
export type Files = Readonly<Record<string, string>>;

/** Two branches that begin at one commit. */
export interface TreePair {
  readonly base: Files;
  readonly ours: Files;
  readonly theirs: Files;
}

/** For each pair the paths in which git reports a conflict. All are merged by git, in a few processes. */
export function conflictsInTrees(pairs: readonly TreePair[]): string[][] {
  const git = gitIn(temporaryFolder());
  git(['init', '--quiet', '--bare']);
  git(['fast-import', '--quiet'], pairs.map(commitsOf).join(''));
  const wanted = pairs.map((_, i) => `refs/heads/ours-${i} refs/heads/theirs-${i}\n`).join('');
  const merges = git(['merge-tree', '--write-tree', '--stdin', '--no-messages'], wanted);
  const found = conflictsIn(merges);
  if (found.length !== pairs.length) throw new Error(`git merged ${found.length} of ${pairs.length} pairs`);
  return found;
}

export type Git = (args: readonly string[], input?: string) => string;

/** Git in a folder, without the settings of whoever runs the tests. @throws Error when git fails */
export const gitIn =
  (folder: string): Git =>
  (args, input = '') =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, ...IDENTITY, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    });

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Someone',
  GIT_AUTHOR_EMAIL: 'someone@example.com',
  GIT_COMMITTER_NAME: 'Someone',
  GIT_COMMITTER_EMAIL: 'someone@example.com',
  GIT_EDITOR: 'true',
};

const commitsOf = ({ base, ours, theirs }: TreePair, i: number): string =>
  [
    commitText(`base-${i}`, base),
    commitText(`ours-${i}`, ours, `base-${i}`),
    commitText(`theirs-${i}`, theirs, `base-${i}`),
  ].join('');

/** A commit as `git fast-import` reads it. */
export const commitText = (branch: string, files: Files, parent?: string): string =>
  [
    `commit refs/heads/${branch}`,
    'committer Someone <someone@example.com> 1700000000 +0000',
    'data 1',
    'x',
    ...(parent ? [`from refs/heads/${parent}`] : []),
    'deleteall',
    ...Object.entries(files).flatMap(([path, text]) => [
      `M 100644 inline ${path}`,
      `data ${Buffer.byteLength(text)}`,
      text,
    ]),
    '',
  ].join('\n');

/** Each merge is `1` or `0` (clean or not), a tree, and the stages of each file with a conflict. */
function conflictsIn(output: string): string[][] {
  const merges: Set<string>[] = [];
  const fields = output.split('\0');
  for (const [i, field] of fields.entries()) {
    if (/^[0-9a-f]{40}\n?$/.test(field) && /^[01]$/.test(fields[i - 1] ?? '')) merges.push(new Set());
    const path = /^[0-7]{6} [0-9a-f]{40} [123]\t(.*)$/s.exec(field)?.[1];
    if (path !== undefined) merges.at(-1)!.add(path);
  }
  return merges.map((paths) => [...paths]);
}
