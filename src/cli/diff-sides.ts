import { existsSync } from 'node:fs';
import { commitOf, sideAtCommit } from './diff-at-commit';
import { sideOnDisk, workingTree } from './diff-on-disk';
import { type DiffPlaces, type DiffSide, unreadable } from './diff-side';
import { git } from './git';
import { type Found, found } from './outcome';

/** What was named on the command line. */
export interface NamedSides {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/** Both sides. Base: the merge base with the default branch, else what is checked out. Head: the working tree. */
export function diffSides(
  named: NamedSides,
  places: DiffPlaces,
): Found<{ readonly base: DiffSide; readonly head: DiffSide }> {
  const head = named.head === undefined ? workingTree(places) : sideNamed(named.head, places);
  if (!head.ok) return head;
  const base = named.base === undefined ? defaultBase(places) : sideNamed(named.base, places);
  if (!base.ok) return base;
  const sides = comparable(base.value, head.value);
  return hasSomething(sides.base) || hasSomething(sides.head) ? found(sides) : nothingThere(sides.base, places);
}

const hasSomething = ({ lock, manifests }: DiffSide): boolean => lock !== undefined || manifests !== undefined;

const nothingThere = ({ name }: DiffSide, { lock, output }: DiffPlaces): Found<never> =>
  unreadable(
    name,
    `neither side has ${lock}, nor manifests in ${output}`,
    'Run the command in the folder of the lock, or name it with --lock.',
  );

/** With an output folder only manifests can be compared; what the lock of the other side has is not new. */
function comparable(base: DiffSide, head: DiffSide): { readonly base: DiffSide; readonly head: DiffSide } {
  if (!isOutputAlone(base) && !isOutputAlone(head)) return { base, head };
  const [alone, other] = isOutputAlone(base) ? [base, head] : [head, base];
  const { lock: _lock, lockText: _text, ...rest } = other;
  const notes = [...(alone.notes ?? []), 'It is an output folder, without a lock: only manifests are compared.'];
  const noted = { ...alone, notes };
  return alone === base ? { base: noted, head: rest } : { base: rest, head: noted };
}

const isOutputAlone = ({ kind, lock, manifests }: DiffSide): boolean =>
  kind === 'disk' && lock === undefined && manifests !== undefined;

/** A ref comes before a file of the same name, which can be written with `./`. */
function sideNamed(name: string, places: DiffPlaces): Found<DiffSide> {
  const commit = commitOf(name, '.');
  if (commit !== undefined) return withoutTree(sideAtCommit({ name, commit }, places));
  return existsSync(name) ? sideOnDisk(name, places) : unknownSide(name);
}

/** Whoever names what is checked out may mean what the files are now. */
function withoutTree(side: Found<DiffSide>): Found<DiffSide> {
  if (!side.ok || side.value.commit !== commitOf('HEAD', '.')) return side;
  const status = git('.', 'status', '--porcelain', '--untracked-files=no');
  if (!status.ok || status.output.length === 0) return side;
  const note =
    'The working tree has changes that are not committed; they are no part of it, but the app is run with them.';
  return found({ ...side.value, notes: [note] });
}

function unknownSide(name: string): Found<never> {
  const shallow = git('.', 'rev-parse', '--is-shallow-repository');
  if (!shallow.ok)
    return unreadable(
      name,
      'there is no such file or folder, and no git repository here that could have such a ref',
      NAME,
    );
  const why = 'git knows no such branch, tag or commit, and there is no such file or folder';
  return unreadable(name, why, shallow.output.toString('utf8').trim() === 'true' ? FETCH : NAME);
}

const NAME = 'Name a git ref, which may have to be fetched, a lock file, an output folder, or the folder of a project.';
const FETCH =
  'This clone is shallow: fetch the rest (git fetch --unshallow; `fetch-depth: 0` of actions/checkout, GIT_DEPTH: 0 in GitLab), or the branch alone (git fetch origin main:refs/remotes/origin/main).';

/** Where this branch left the default branch: what is new there since is no part of the change. */
function defaultBase(places: DiffPlaces): Found<DiffSide> {
  const branch = defaultBranch();
  if (branch === undefined) {
    const commit = commitOf('HEAD', '.');
    if (commit === undefined)
      return unreadable('HEAD', 'there is no git repository here, or no commit in it', NAME_BASE);
    return sideAtCommit({ name: 'HEAD', commit }, places);
  }
  const answer = git('.', 'merge-base', 'HEAD', branch);
  if (!answer.ok)
    return unreadable(branch, 'git finds no commit that it and HEAD come from', `${FETCH} Or name a base.`);
  const commit = answer.output.toString('utf8').trim();
  const side = sideAtCommit({ name: commit.slice(0, SHORT), commit }, places);
  return side.ok ? found({ ...side.value, notes: [`It is the merge base with ${branch}.`] }) : side;
}

/** As many digits of a commit as people read. */
const SHORT = 12;

const NAME_BASE = 'Name both sides: cdk8s-ipam diff <base> <head>.';

/** `origin/main`, where the remote says so. */
function defaultBranch(): string | undefined {
  const name = git('.', 'rev-parse', '--abbrev-ref', '--verify', '--quiet', 'origin/HEAD');
  return name.ok ? name.output.toString('utf8').trim() || undefined : undefined;
}
