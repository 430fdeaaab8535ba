import { moveLeases } from '../../src/allocate/move';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { releaseLines } from '../../src/lock/release';
import { type Instant, instantPlus } from '../../src/model/instant';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { censusOf, isRetained } from '../oracle/census';
import { applied, type Edit } from '../oracle/edits';
import { declarationsOf, ownerNamed, type Sketch } from '../oracle/sketch';
import { Cluster } from './cluster';
import { type Commit, Commits, mergeBase, ownCommits, type Tree } from './commits';
import type { Judge } from './judge';
import type { Sides } from './merge-lines';
import { Timeline } from './timeline';
import { isSameTree, type Merged, mergeTrees, renamesOf, synthesized } from './trees';

/** How a project is run. */
export interface Rules {
  /** What `check --base` says about a merge: nothing where it may go in. Undefined: nobody asks. */
  readonly judge: Judge | undefined;
  /** In hours: how far a cluster may be behind the default branch. */
  readonly lag: number;
  readonly start: Sketch;
}

/** Counts by name. */
export type Tally = (what: string) => void;

type Dice = (sides: number) => number;
/** What a merge has come to, before anybody has synthesized it. */
type Unsettled = Pick<Merged, 'sketch' | 'lock'>;

export type Landing = 'merge' | 'squash' | 'rebase';

const EPOCH: Instant = '2026-11-01T00:00:00Z';
const hourOf = (instant: Instant): number => (Date.parse(instant) - Date.parse(EPOCH)) / 3_600_000;

const MOST_BRANCHES = 4;

/** A repository with people who work on it, and a cluster that follows. */
export class Project {
  readonly timeline: Timeline;
  readonly cluster: Cluster;
  /** Every merge of the lock in which both sides had changes: to be made again by git. */
  readonly merges: Sides[] = [];
  private readonly commits = new Commits();
  private readonly branches: Commit[] = [];
  private main: Commit;
  private hour = 0;

  constructor(
    private readonly rules: Rules,
    private readonly count: Tally,
  ) {
    this.timeline = new Timeline(rules.lag);
    this.cluster = new Cluster(this.timeline.moments, rules.lag);
    this.main = this.commits.add(synthesized(rules.start, EMPTY_LOCK)!, []);
    this.timeline.add(this.main.lock, 0, new Map());
  }

  get now(): Instant {
    return instantPlus(EPOCH, this.hour * 3600);
  }

  wait(hours: number, dice: Dice): void {
    for (let left = hours; left > 0; left -= 6) {
      this.hour += Math.min(6, left);
      this.cluster.live(this.hour, dice);
    }
  }

  fork(from: number): void {
    if (this.branches.length >= MOST_BRANCHES) this.branches.shift();
    this.branches.push(
      from % 3 === 0 ? (this.branches[from % Math.max(1, this.branches.length)] ?? this.main) : this.main,
    );
    this.count('fork');
  }

  edit(who: number, edit: Edit): void {
    this.work(who, 'edit', ({ sketch, lock }) => {
      const changed = applied(sketch, edit);
      return changed === sketch ? undefined : synthesized(changed, lock);
    });
  }

  /** A small pull request: made on the default branch and merged at once. */
  editOnMain(edit: Edit): void {
    const changed = applied(this.main.sketch, edit);
    const tree = changed === this.main.sketch ? undefined : synthesized(changed, this.main.lock);
    if (tree) this.enter({ tree, parents: [this.main], what: 'small change' });
  }

  collect(who: number): void {
    this.work(who, 'gc on a branch', ({ sketch, lock }) => this.collected(sketch, lock));
  }

  /** The scheduled pull request: made on the default branch and merged at once. */
  collectOnMain(): void {
    const tree = this.collected(this.main.sketch, this.main.lock);
    if (tree) this.enter({ tree, parents: [this.main], what: 'gc' });
  }

  private collected(sketch: Sketch, lock: Lock): Tree | undefined {
    const { lock: left, problems } = collectGarbage(lock, this.now);
    const isIdle = problems.length > 0 || printLock(left) === printLock(lock);
    return isIdle ? undefined : synthesized(sketch, left);
  }

  release(who: number, a: number): void {
    this.work(who, 'release', ({ sketch, lock }) => {
      const owners = Object.keys(sketch.workloads).concat('s', 't', 'u').map(ownerNamed);
      const kept = censusOf(lock)
        .filter(isRetained)
        .map(({ owner }) => owner);
      const choice = kept.length > 0 && a % 4 > 0 ? kept : owners;
      const released = releaseLines(lock, { kind: 'owner', owner: choice[a % choice.length]! });
      return released.ok ? synthesized(sketch, released.lock) : undefined;
    });
  }

  move(who: number, a: number): void {
    this.work(who, 'move', ({ sketch, lock }) => {
      const owners = Object.keys(sketch.workloads).map(ownerNamed);
      if (owners.length === 0) return undefined;
      const request = { owner: owners[a % owners.length]!, isAll: a % 4 > 0 };
      const answer = moveLeases(declarationsOf(sketch), lock, request);
      return answer.problems.some(isError) ? undefined : synthesized(sketch, answer.lock);
    });
  }

  revert(who: number, a: number): void {
    this.work(who, 'revert', (head) => {
      const undone = this.someCommit(a);
      return undone && this.settled(this.merged(undone, head, undone.parents[0]!));
    });
  }

  /** The button of a git host: takes a commit of the default branch back at once. */
  revertOnMain(a: number): void {
    const undone = this.someCommit(a % 4);
    const tree = undone && this.merged(undone, this.main, undone.parents[0]!);
    if (tree) this.enter({ tree, parents: [this.main], what: 'revert on main' });
  }

  pick(who: number, a: number): void {
    this.work(who, 'cherry-pick', (head) => {
      const picked = this.someCommit(a);
      return picked && this.settled(this.merged(picked.parents[0]!, head, picked));
    });
  }

  private someCommit(a: number): Commit | undefined {
    const plain = this.commits.all.filter(({ parents }) => parents.length === 1);
    return plain[plain.length - 1 - (a % Math.min(12, plain.length))];
  }

  /** Merges the default branch into a branch. */
  update(who: number): void {
    const head = this.branches[who % this.branches.length];
    if (!head) return;
    const tree = this.settled(this.merged(mergeBase(head, this.main), head, this.main));
    if (!tree) return;
    this.count('update');
    this.branches[who % this.branches.length] = this.commits.add(tree, [head, this.main]);
  }

  rebase(who: number): void {
    const head = this.branches[who % this.branches.length];
    const rebased = head && this.rebased(head);
    if (rebased) this.branches[who % this.branches.length] = rebased;
  }

  private rebased(head: Commit): Commit | undefined {
    let onto = this.main;
    for (const commit of ownCommits(head, this.main)) {
      const tree = this.settled(this.merged(commit.parents[0]!, onto, commit));
      if (!tree) return undefined;
      onto = this.commits.add(tree, [onto]);
    }
    this.count('rebase');
    return onto;
  }

  /** Brings a branch into the default branch, if it may. */
  land(who: number, how: Landing): void {
    const ready = this.branches.filter((head) => ownCommits(head, this.main).length > 0);
    const branch = ready[who % ready.length];
    const head = how === 'rebase' && branch ? this.rebased(branch) : branch;
    if (!branch || !head) {
      this.count('nothing to land');
      return;
    }
    const at = this.branches.indexOf(branch);
    const tree = how === 'rebase' ? head : this.merged(mergeBase(this.main, head), this.main, head);
    const parents = { merge: [this.main, head], squash: [this.main], rebase: head.parents }[how];
    if (this.enter({ tree, parents, what: how }) && who % 2 === 0) this.branches.splice(at, 1);
  }

  /** The gate of the default branch: the lock is read, synthesized and judged; what is not good is resolved. */
  private enter({ tree, parents, what }: { tree: Unsettled; parents: readonly Commit[]; what: string }): boolean {
    const { judge } = this.rules;
    let candidate = this.settled(tree);
    if (candidate && judge && this.faults(judge, candidate).length > 0) {
      this.count('rejected by check');
      candidate = this.resolved(candidate.sketch);
      const faults = candidate ? this.faults(judge, candidate) : [];
      if (faults.length > 0) throw new Error(`resolving does not help: ${faults.join('\n')}`);
    }
    if (!candidate) this.count('blocked');
    if (!candidate || isSameTree(candidate, this.main)) return false;
    this.count(what);
    if (renamesOf(candidate.sketch).size > renamesOf(this.main.sketch).size) this.count('renamed');
    this.main = this.commits.add(candidate, parents);
    this.timeline.add(candidate.lock, this.hour, renamesOf(candidate.sketch));
    return true;
  }

  private faults(judge: Judge, { lock, sketch }: Tree): readonly string[] {
    const past = this.timeline.moments.map(({ lock, at }) => ({ from: instantPlus(EPOCH, at * 3600), lock })).reverse();
    const faults = judge({ base: this.main.lock, now: lock, asOf: this.now, renames: renamesOf(sketch), past });
    const early = this.timeline.datesBeforeRelease(lock, hourOf);
    if (early.length > 0) this.count('dated before its release');
    if (early.length > 0 && faults.length === 0) throw new Error(`accepted, though ${early.join('\n')}`);
    return faults;
  }

  /** What a person makes of a merge: synthesizes it, and resolves it where that is not possible. */
  private settled({ sketch, lock }: Unsettled): Tree | undefined {
    const tree = lock && synthesized(sketch, lock);
    return tree ?? this.resolved(sketch);
  }

  /** `lock resolve --base main`: the lock of the default branch whole, and what is new placed on it. */
  private resolved(sketch: Sketch): Tree | undefined {
    const tree = synthesized(sketch, this.main.lock);
    this.count(tree ? 'resolved' : 'beyond resolving');
    return tree;
  }

  private work(who: number, what: string, change: (head: Commit) => Tree | undefined): void {
    if (this.branches.length === 0) this.fork(who);
    const at = who % this.branches.length;
    const head = this.branches[at];
    const tree = head && change(head);
    if (!tree) this.count(`refused ${what}`);
    if (!head || !tree || isSameTree(tree, head)) return;
    this.count(what);
    this.branches[at] = this.commits.add(tree, [head]);
  }

  private merged(base: Tree, ours: Tree, theirs: Tree): Merged {
    const merged = mergeTrees({ base, ours, theirs });
    this.count(merged.how);
    const { sides } = merged;
    if (new Set([sides.base, sides.ours, sides.theirs]).size === 3) this.merges.push(sides);
    return merged;
  }
}
