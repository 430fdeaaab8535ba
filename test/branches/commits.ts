import { printLock } from '../../src/lock/format';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { firstSketch } from '../oracle/edits';
import type { Sketch } from '../oracle/sketch';

/** What is in a commit: the declarations, and the lock as it stands in the file. */
export interface Tree {
  readonly sketch: Sketch;
  readonly lock: Lock;
  readonly text: string;
}

export interface Commit extends Tree {
  readonly number: number;
  readonly parents: readonly Commit[];
}

/** The commits of a repository, as git has them. */
export class Commits {
  readonly all: Commit[] = [];
  readonly root: Commit;

  constructor(root: Tree = { sketch: firstSketch, lock: EMPTY_LOCK, text: printLock(EMPTY_LOCK) }) {
    this.root = this.add(root, []);
  }

  add({ sketch, lock, text }: Tree, parents: readonly Commit[]): Commit {
    const commit = { sketch, lock, text, parents, number: this.all.length };
    this.all.push(commit);
    return commit;
  }
}

/** The youngest commit that is behind both. */
export function mergeBase(a: Commit, b: Commit): Commit {
  const behind = ancestors(a);
  return [...ancestors(b)].filter((commit) => behind.has(commit)).sort((x, y) => y.number - x.number)[0]!;
}

/** The commits of a branch that are not in another, oldest first, merges left out: what a rebase takes along. */
export function ownCommits(head: Commit, other: Commit): Commit[] {
  const known = ancestors(other);
  return [...ancestors(head)]
    .filter((commit) => !known.has(commit) && commit.parents.length === 1)
    .sort((x, y) => x.number - y.number);
}

function ancestors(head: Commit): Set<Commit> {
  const found = new Set<Commit>();
  const visit = (commit: Commit): void => {
    if (found.has(commit)) return;
    found.add(commit);
    commit.parents.forEach(visit);
  };
  visit(head);
  return found;
}
