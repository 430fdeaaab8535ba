import { spawnSync } from 'node:child_process';

/** What git prints, or the first line of what it complains about. */
export type GitAnswer =
  | { readonly ok: true; readonly output: Buffer }
  | { readonly ok: false; readonly why: string; readonly status: number | null };

/** More than the lock of a million addresses. */
const MOST_BYTES = 2 ** 30;

/** Runs git in a folder. */
export const git = (folder: string, ...args: readonly string[]): GitAnswer => gitWith('', folder, ...args);

/** The same with a text on its standard input. */
export function gitWith(input: string, folder: string, ...args: readonly string[]): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: folder, maxBuffer: MOST_BYTES, input });
  if (error !== undefined) return { ok: false, why: `git cannot be run (${error.message})`, status };
  if (status === 0) return { ok: true, output: stdout };
  return { ok: false, why: stderr.toString('utf8').split('\n')[0]!, status };
}
