import { spawnSync } from 'node:child_process';

/** What git prints, or the first line of what it complains about. */
export type GitAnswer =
  | { readonly ok: true; readonly output: Buffer }
  | { readonly ok: false; readonly why: string; readonly status: number | null };

/** More than the lock of a million addresses. */
const MOST_BYTES = 2 ** 30;

/** Runs git in a folder. */
export const git = (folder: string, ...args: readonly string[]): GitAnswer => gitWith('', folder, ...args);

/** What git prints in a folder as text, without white space around it; undefined where it fails. */
export function gitText(folder: string, ...args: readonly string[]): string | undefined {
  const answer = git(folder, ...args);
  return answer.ok ? answer.output.toString('utf8').trim() : undefined;
}

/** The same as `git` with a text on its standard input. */
export function gitWith(input: string, folder: string, ...args: readonly string[]): GitAnswer {
  const options = { cwd: folder, maxBuffer: MOST_BYTES, input, env: environment() };
  const { status, stdout, stderr, error } = spawnSync('git', args, options);
  if (error !== undefined) return { ok: false, why: `git cannot be run (${error.message})`, status };
  if (status === 0) return { ok: true, output: stdout };
  return { ok: false, why: stderr.toString('utf8').split('\n')[0]!, status };
}

/**
 * A hook of a linked worktree is told where the repository is, and with that alone git takes any folder for the root of the
 * tree: a lock in a folder of it would not be found in any commit. From the folder git finds the repository by itself.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _folder, ...rest } = process.env;
  return process.env.GIT_PREFIX === undefined || process.env.GIT_WORK_TREE !== undefined ? process.env : rest;
}
