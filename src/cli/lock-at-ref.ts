import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseLock } from '../lock/parse';
import type { Instant } from '../model/instant';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { namesOfAmbiguous } from './ambiguous-ref';
import { commitOf } from './commit-of';
import { fileAtCommit } from './file-at-commit';
import { type GitAnswer, git } from './git';
import { type Found, found, notFound, refusal } from './outcome';
import { FETCH_BRANCH, FETCH_REST, isShallow } from './shallow-clone';

/** A lock as it is in a commit. */
export interface CommittedLock {
  readonly text: string;
  readonly lock: Lock;
}

/** The good lock that a branch, tag or commit has at a path; the repository is that of the path's folder. */
export function lockAtRef(ref: string, file: string): Found<CommittedLock> {
  const read = lockAtRefIfAny(ref, file);
  if (!read.ok) return read;
  return read.value === undefined ? refuse(file, `there is no ${file} in ${ref}`) : found(read.value);
}

/** The same; undefined where the commit has no such file. */
export function lockAtRefIfAny(ref: string, file: string): Found<CommittedLock | undefined> {
  const folder = dirname(resolve(file));
  const repository = existsSync(folder) ? git(folder, 'rev-parse') : NO_FOLDER;
  if (!repository.ok) return refuse(file, `${folder} is in no git repository that can be read: ${repository.why}`);
  const names = namesOfAmbiguous(ref, folder);
  if (names.length > 0) return ambiguous({ ref, file, names });
  const commit = commitOf(ref, folder);
  if (commit === undefined) return unknownRef({ ref, file }, folder);
  const read = fileAtCommit(folder, commit, basename(file));
  if (read.kind === 'none') return found(undefined);
  if (read.kind === 'link') return refuse(file, `${file} in ${ref} is a symbolic link`);
  return read.kind === 'file'
    ? judge(read.bytes, { ref, file })
    : refuse(file, `${file} in ${ref} cannot be read: ${read.why}`);
}

const NO_FOLDER: GitAnswer = { ok: false, why: 'there is no such folder', status: null };

const text = (bytes: Buffer): string => bytes.toString('utf8');

interface Place {
  readonly ref: string;
  readonly file: string;
}

function judge(bytes: Buffer, { ref, file }: Place): Found<CommittedLock> {
  const read = parseLock(text(bytes), file);
  if (read.ok) return found({ text: text(bytes), lock: read.lock });
  const { rule, message, where, fix } = read.problems[0]!;
  const why = `the lock of ${ref} is not good itself, in line ${where.line}: ${message.replace(/\.$/, '')}`;
  return rule === NEWER_VERSION ? refuse(file, why, fix) : refuse(file, why);
}

const NEWER_VERSION = 'IPAM231';

const ambiguous = ({ ref, file, names }: Place & { readonly names: readonly string[] }): Found<never> =>
  refuse(
    file,
    `"${ref}" may be ${names.join(' or ')}, which are different commits`,
    `Name the one that is deployed in full, such as ${names.at(-1)}.`,
  );

/** In pipelines often only the tip of one branch is fetched. */
function unknownRef({ ref, file }: Place, folder: string): Found<never> {
  const why = `git knows no branch, tag or commit "${ref}" here; it may have to be fetched`;
  return isShallow(folder) ? refuse(file, why, FETCH_BRANCH) : refuse(file, why);
}

/** A shallow clone does not tell what the base had at an instant. */
export const withoutHistory = ({ ref, file }: Place, since: Instant): Found<never> =>
  refuse(
    file,
    `a date of ${since} is new, and the clone does not reach back to what ${ref} had then`,
    `${FETCH_REST}.`,
  );

const DEPLOYED = 'Name with --base a branch, tag or commit that is deployed and has a good lock, such as origin/main.';

const refuse = (file: string, why: string, fix: string = DEPLOYED): Found<never> =>
  notFound(refusal([withoutLock(file, why, fix)]));

const withoutLock = (file: string, why: string, fix: string): Problem => ({
  rule: 'IPAM255',
  severity: 'error',
  where: { file },
  message: `No lock can be taken from the base: ${why}. Nothing was written.`,
  fix,
});
