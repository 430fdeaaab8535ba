import { existsSync } from 'node:fs';
import { namesOfAmbiguous } from './ambiguous-ref';
import { commitOf } from './commit-of';
import { defaultBase } from './default-base';
import { sideAtCommit } from './diff-at-commit';
import { withLag } from './diff-lag';
import { sideOnDisk, workingTree } from './diff-on-disk';
import { type DiffPlaces, type DiffSide, noted, type Sides, unreadable } from './diff-side';
import { git } from './git';
import { withMissingManifests } from './missing-manifests';
import { withMovedLock } from './moved-lock';
import { type Found, found } from './outcome';
import { FETCH_BRANCH, isShallow } from './shallow-clone';

/** What was named on the command line. */
export interface NamedSides {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/** Both sides. Base: the merge base with the default branch, else what is checked out. Head: the working tree. */
export function diffSides(named: NamedSides, places: DiffPlaces): Found<Sides> {
  const head = named.head === undefined ? workingTree(places) : headNamed(named.head, places);
  if (!head.ok) return head;
  const base = named.base === undefined ? defaultBase(places) : sideNamed(named.base, places);
  if (!base.ok) return base;
  const moved = withMovedLock({ base: base.value, head: head.value }, places);
  if (!moved.ok) return moved;
  const sides = withMissingManifests(moved.value, places);
  if (!hasSomething(sides.base) && !hasSomething(sides.head)) return nothingThere(sides.base, places);
  return comparable(withLag(sides, places));
}

const hasSomething = ({ lock, manifests }: DiffSide): boolean => lock !== undefined || manifests !== undefined;

const nothingThere = ({ name }: DiffSide, { lock, output }: DiffPlaces): Found<never> =>
  unreadable(
    name,
    `neither side has ${lock}, nor manifests in ${output}`,
    'Run the command in the folder of the lock, or name it with --lock.',
  );

/** With an output folder only manifests can be compared; what the lock of the other side has is not new. */
function comparable(sides: Sides): Found<Sides> {
  const { base, head } = sides;
  if (base.kind !== 'output' && head.kind !== 'output') return found(sides);
  const [alone, other] = base.kind === 'output' ? [base, head] : [head, base];
  if (other.kind === 'lock')
    return unreadable(alone.name, `it has manifests alone, and ${other.name} a lock alone`, NAME);
  const { lock: _lock, lockText: _text, ...rest } = other;
  const said = noted(alone, 'It is an output folder, without a lock: only manifests are compared.');
  return found(alone === base ? { base: said, head: rest } : { base: rest, head: said });
}

/** A ref comes before a file of the same name, which can be written with `./`. */
function sideNamed(name: string, places: DiffPlaces): Found<DiffSide> {
  const names = namesOfAmbiguous(name, '.');
  if (names.length > 0)
    return unreadable(name, `it may be ${names.join(' or ')}, which are different commits`, IN_FULL);
  const commit = commitOf(name, '.');
  if (commit !== undefined) return sideAtCommit({ name, commit }, places);
  return existsSync(name) ? sideOnDisk(name, places) : unknownSide(name);
}

/** Whoever names what is checked out may mean what the files are now. */
function headNamed(name: string, places: DiffPlaces): Found<DiffSide> {
  const side = sideNamed(name, places);
  if (!side.ok || side.value.commit === undefined || side.value.commit !== commitOf('HEAD', '.')) return side;
  const status = git('.', 'status', '--porcelain', '--untracked-files=no');
  if (!status.ok || status.output.length === 0) return side;
  return found(
    noted(
      side.value,
      'The working tree has changes that are not committed; they are no part of it, but the app, if asked, is run with them.',
    ),
  );
}

function unknownSide(name: string): Found<never> {
  if (!git('.', 'rev-parse').ok)
    return unreadable(
      name,
      'there is no such file or folder, and no git repository here that could have such a ref',
      NAME,
    );
  const why = 'git knows no such branch, tag or commit, and there is no such file or folder';
  const [, from, to] = RANGE.exec(name) ?? [];
  if (from !== undefined) return unreadable(name, why, `Name both sides apart: cdk8s-ipam diff ${from} ${to}.`);
  return unreadable(name, why, isShallow('.') ? FETCH_BRANCH : NAME);
}

/** As `git diff` takes them. */
const RANGE = /^(.+?)\.{2,3}(.+)$/;

const IN_FULL = 'Name the one that is meant in full.';
const NAME = 'Name a git ref, which may have to be fetched, a lock file, an output folder, or the folder of a project.';
