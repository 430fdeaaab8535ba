import { gitText } from './git';

/** Whether the repository of a folder lacks the beginning of its history. False too where it is in none. */
export const isShallow = (folder: string): boolean =>
  gitText(folder, 'rev-parse', '--is-shallow-repository') === 'true';

/** The end of a sentence is left to whoever says it. */
export const FETCH_REST =
  'This clone is shallow: fetch the rest (git fetch --unshallow; `fetch-depth: 0` of actions/checkout, GIT_DEPTH: 0 in GitLab)';

/** Where a ref is not known. */
export const FETCH_BRANCH = `${FETCH_REST}, or the branch alone (git fetch origin main:refs/remotes/origin/main).`;
