import { commitOf } from './commit-of';
import { sideAtCommit } from './diff-at-commit';
import { type DiffPlaces, type DiffSide, noted, unreadable } from './diff-side';
import { git, gitText } from './git';
import { type Found, found } from './outcome';
import { FETCH_BRANCH } from './shallow-clone';

/** Where this branch left the default branch: what is new there since is no part of the change. Else what is checked out. */
export function defaultBase(places: DiffPlaces): Found<DiffSide> {
  const branch = defaultBranch();
  if (branch === undefined) return checkedOut(places);
  const commit = gitText('.', 'merge-base', 'HEAD', branch);
  if (commit === undefined)
    return unreadable(branch, 'git finds no commit that it and HEAD come from', `${FETCH_BRANCH} Or name a base.`);
  const side = sideAtCommit({ name: commit.slice(0, SHORT), commit }, places);
  return side.ok ? found(noted(side.value, `It is the merge base with ${branch}.`)) : side;
}

/** As many digits of a commit as people read. */
const SHORT = 12;

function checkedOut(places: DiffPlaces): Found<DiffSide> {
  const commit = commitOf('HEAD', '.');
  if (commit === undefined) return unreadable('HEAD', 'there is no git repository here, or no commit in it', NAME_BASE);
  const side = sideAtCommit({ name: 'HEAD', commit }, places);
  return side.ok && hasOrigin() ? found(noted(side.value, UNKNOWN_DEFAULT)) : side;
}

const NAME_BASE = 'Name both sides: cdk8s-ipam diff <base> <head>.';

/** Pipelines fetch one branch and not what the remote calls its default: nothing would seem to change. */
const UNKNOWN_DEFAULT =
  'This clone does not say which branch of origin is the default (git remote set-head origin --auto), so that only what is not committed is compared. Name the base to see the whole branch: cdk8s-ipam diff origin/main.';

/** `origin/main`, where the remote says so. */
const defaultBranch = (): string | undefined =>
  gitText('.', 'rev-parse', '--abbrev-ref', '--verify', '--quiet', 'origin/HEAD') || undefined;

const hasOrigin = (): boolean => git('.', 'remote', 'get-url', 'origin').ok;
