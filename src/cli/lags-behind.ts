import { basename, dirname, resolve } from 'node:path';
import { git } from './git';

/**
 * Whether a ref has had changes of a file since what is checked out was made of it: they look undone here. False too
 * where git cannot tell, as in a shallow clone, and where a merge that is not committed yet brings them.
 */
export const lagsBehind = (ref: string, file: string): boolean =>
  changesSince('HEAD', ref, file) === 'some' && changesSince('MERGE_HEAD', ref, file) !== 'none';

/** Whether a ref has had changes of a file or folder since a commit was made of it. */
export function changesSince(tip: string, ref: string, file: string): 'none' | 'some' | 'unknown' {
  const place = [`${tip}...${ref}`, '--', basename(file)];
  const answer = git(dirname(resolve(file)), '--literal-pathspecs', 'diff', '--quiet', '--no-ext-diff', ...place);
  if (answer.ok) return 'none';
  return answer.status === 1 ? 'some' : 'unknown';
}
