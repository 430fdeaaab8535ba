import { gitText } from './git';

/** The id of the commit that a branch, tag or commit is; undefined where git knows none, or would take it for no name. */
export const commitOf = (ref: string, folder: string): string | undefined =>
  /^[-^]/.test(ref) ? undefined : gitText(folder, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
