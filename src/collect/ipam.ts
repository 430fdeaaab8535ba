import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { sortedProblems } from '../check/run';
import { explain } from '../explain/explain';
import { printLock } from '../lock/format';
import { parseLock } from '../lock/parse';
import type { AdoptionReport, AdoptRequest } from '../model/adoption';
import type { Answer } from '../model/answer';
import type { DeclaredPlace } from '../model/declared-place';
import type { Explanation } from '../model/explanation';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import type { MoveRequest } from '../model/move';
import type { Owner } from '../model/owner';
import { isError, type Problem } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import { describeProblem } from '../model/report';
import { declaredPlaces } from './declared-places';
import { foreignProblems } from './foreign-problems';
import { lateClaims } from './late-claims';
import { type LockSource, NO_LOCK } from './lock-source';
import { Registry } from './registry';
import { type LockRequest, type Solution, solve } from './solve';
import { staleLock } from './stale-lock';

const IPAM = Symbol.for('cdk8s-ipam.Ipam');

/**
 * The allocation of one App: everything that its constructs declared, and the one answer to it. The answer is computed
 * when somebody first needs it (a validation, a rendered value, synth) and then remembered.
 *
 *     const ipam = Ipam.of(chart);       // from anywhere in the tree
 *     ipam.useLock(text);                // a test gives the lock; IpamApp reads ipam.lock.yaml by itself
 */
export class Ipam {
  /** The allocation of the App that a construct is in. */
  static of(scope: IConstruct): Ipam {
    const root = App.of(scope) as IConstruct & { [IPAM]?: Ipam };
    root[IPAM] ??= new Ipam(root);
    return root[IPAM];
  }

  /** @internal */
  readonly registry = new Registry();
  /** @internal Whether constructs remember where in the source they were made: where people read the problems. */
  notesPositions = false;
  private source: LockSource = NO_LOCK;
  private isFrozen = false;
  private request: LockRequest = {};
  private solved?: { readonly revision: number; readonly solution: Solution };
  private firstRead?: Lock;
  private isSolving = false;

  private constructor(private readonly root: IConstruct) {
    root.node.addValidation({ validate: () => this.errors().map((problem) => describeProblem(problem)) });
  }

  /**
   * Allocates against this lock text instead of an empty lock. `IpamApp` does it with its file.
   *
   * @param text the text of a lock file; undefined where there is none yet
   * @param file how messages name it @default ipam.lock.yaml
   */
  useLock(text: string | undefined, file: string = NO_LOCK.file): void {
    this.source = { file, text };
    delete this.solved;
  }

  /** A lock that would change is an error from now on: for pipelines, where nothing may decide an address. */
  freeze(): void {
    this.isFrozen = true;
    delete this.solved;
  }

  /** @internal Answers with new addresses for a workload: `lock move`. */
  move(request: MoveRequest): void {
    this.request = { move: request };
    delete this.solved;
  }

  /** @internal Answers with the addresses that a living cluster has: `lock adopt`. */
  adopt(request: AdoptRequest): void {
    this.request = { adopt: request };
    delete this.solved;
  }

  /** @internal What came of adopting. */
  get adoption(): AdoptionReport | undefined {
    return this.solution().adoption;
  }

  /** All problems, errors and warnings; empty where all is well. */
  problems(): readonly Problem[] {
    const { answer, problems } = this.solution();
    const foreign = foreignProblems(this.root, answer);
    return foreign.length === 0 ? problems : sortedProblems([...problems, ...foreign]);
  }

  /** The lock text that belongs to these declarations, or undefined while there are errors in them. */
  lockText(): string | undefined {
    const { problems, lock } = this.solution();
    return problems.some(isError) ? undefined : printLock(lock);
  }

  /** @internal Old and new owner of each workload that says `formerly`, whether there are errors or not. */
  renames(): readonly (readonly [old: Owner, current: Owner])[] {
    const { workloads } = this.solution().answer.snapshot.declarations;
    return [
      ...new Map(workloads.flatMap(({ owner, formerly }) => (formerly === undefined ? [] : [[formerly, owner]]))),
    ];
  }

  /** @internal Where subnets and pools lie, whether there are errors or not. */
  places(): readonly DeclaredPlace[] {
    return declaredPlaces(this.solution().answer);
  }

  /** @internal Who holds something, and why: of an address, a range, a workload, a subnet, a pool or an EIP. */
  explain(text: string): Explanation {
    const { allocation, snapshot } = this.solution().answer;
    const written = lockIn(this.source);
    return explain(text, { lock: allocation.lock, written, declarations: snapshot.declarations });
  }

  /** @internal What was declared and decided. @throws Error with all problems when there are errors */
  answer(): Answer {
    const { answer, problems } = this.solution();
    const errors = problems.filter(isError);
    if (errors.length > 0) throw new ProblemError(errors);
    this.firstRead ??= answer.allocation.lock;
    return answer;
  }

  /**
   * @internal A value out of the answer, for Lazy values. Undefined while the answer is being made: to learn how many
   * replicas a foreign workload has, it is rendered, and may itself read an address.
   */
  read<T>(value: (answer: Answer) => T): T | undefined {
    return this.isSolving ? undefined : value(this.answer());
  }

  /** @internal */
  get lockSource(): LockSource {
    return this.source;
  }

  /** @internal Errors alone. */
  errors(): readonly Problem[] {
    return this.problems().filter(isError);
  }

  private solution(): Solution {
    if (this.solved?.revision !== this.registry.revision) {
      this.isSolving = true;
      try {
        this.solved = { revision: this.registry.revision, solution: this.solveNow() };
      } finally {
        this.isSolving = false;
      }
    }
    return this.solved.solution;
  }

  private solveNow(): Solution {
    const read = this.source.text === undefined ? undefined : parseLock(this.source.text, this.source.file);
    const memory = { lock: read?.ok ? read.lock : EMPTY_LOCK, file: this.source.file };
    const solution = solve(this.registry, memory, read?.ok === false ? {} : this.request);
    const lockProblems = read === undefined || read.ok ? [] : read.problems;
    const after = solution.answer.allocation.lock;
    const late = this.firstRead === undefined ? [] : lateClaims(this.firstRead, after);
    const stale =
      this.isFrozen && lockProblems.length === 0 && !solution.problems.some(isError)
        ? staleLock(this.source, memory.lock, after)
        : [];
    return { ...solution, problems: [...lockProblems, ...late, ...stale, ...solution.problems] };
  }
}

/** As far as it can be read: that it cannot is a problem, which is told. */
function lockIn({ text, file }: LockSource): Lock {
  const read = text === undefined ? undefined : parseLock(text, file);
  return read?.ok ? read.lock : EMPTY_LOCK;
}
