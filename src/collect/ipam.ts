import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Policy } from '../check/policy/policy';
import { type AcknowledgeProps, readAcknowledgement } from '../check/policy/read-acknowledgement';
import { openProblems, type Verdict } from '../check/verdict';
import { explain } from '../explain/explain';
import { printLock } from '../lock/format';
import type { AdoptionReport, AdoptRequest } from '../model/adoption';
import type { Answer } from '../model/answer';
import type { DeclaredCluster } from '../model/declared-cluster';
import type { DeclaredPlace } from '../model/declared-place';
import type { Explanation } from '../model/explanation';
import type { MoveRequest } from '../model/move';
import type { Owner } from '../model/owner';
import { isError, type Problem } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import { describeProblem } from '../model/report';
import { declaredClusters } from './declared-clusters';
import { declaredPlaces } from './declared-places';
import { type LockSource, NO_LOCK } from './lock-source';
import { problemsBehind } from './problems-behind';
import type { Registry } from './registry';
import { type FindCaller, type Found, Solver } from './solver';

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
    const root = App.of(scope) as IConstruct & { [IPAM]?: Solver };
    root[IPAM] ??= openSolver(root);
    return new Ipam(scope, root[IPAM]);
  }

  private constructor(
    private readonly scope: IConstruct,
    private readonly solver: Solver,
  ) {}

  /** @internal */
  get registry(): Registry {
    return this.solver.registry;
  }

  /** @internal Finds where in the source a function was called from. Absent: nobody reads it. */
  get findCaller(): FindCaller | undefined {
    return this.solver.findCaller;
  }

  /** @internal Constructs remember from now on where in the source they were made: where people read the problems. */
  noteCallers(find: FindCaller): void {
    this.solver.findCaller = find;
  }

  /**
   * Allocates against this lock text instead of an empty lock. `IpamApp` does it with its file.
   *
   * @param text the text of a lock file; undefined where there is none yet
   * @param file how messages name it @default ipam.lock.yaml
   */
  useLock(text: string | undefined, file: string = NO_LOCK.file): void {
    this.solver.source = { file, text };
    this.solver.forget();
  }

  /** A lock that would change is an error from now on: for pipelines, where nothing may decide an address. */
  freeze(): void {
    this.solver.isFrozen = true;
    this.solver.forget();
  }

  /** @internal Answers with new addresses for a workload: `lock move`. */
  move(request: MoveRequest): void {
    this.solver.request = { move: request };
    this.solver.forget();
  }

  /** @internal Answers with the addresses that a living cluster has: `lock adopt`. */
  adopt(request: AdoptRequest): void {
    this.solver.request = { adopt: request };
    this.solver.forget();
  }

  /** @internal What came of adopting. */
  get adoption(): AdoptionReport | undefined {
    return this.solver.solution().adoption;
  }

  /**
   * Answers for the problems of a rule on this construct and everything below it. Without a reason and a last day, with a
   * rule that does not exist, or that nobody may silence, it is an error itself; and a warning where there is no problem.
   *
   *     Ipam.of(db).acknowledge({ rule: 'IPAM225', reason: 'Drained until the move is over.', expires: '2027-01-31' });
   */
  acknowledge(props: AcknowledgeProps): void {
    const { path } = this.scope.node;
    const writtenAt = { path, ...this.solver.findCaller?.(this.acknowledge) };
    const read = readAcknowledgement(props, { writtenAt, scope: { kind: 'construct', path, identities: [] } });
    if (read.ok) this.registry.acknowledgements.push(read.acknowledgement);
    else this.registry.problems.push(read.problem);
  }

  /** @internal Judges by the policy of a project instead of by none. */
  usePolicy(policy: Policy): void {
    this.solver.policy = policy;
    this.solver.forget();
  }

  /** All problems for which nobody has answered, errors and warnings; empty where all is well. */
  problems(): readonly Problem[] {
    return openProblems(this.verdicts());
  }

  /** @internal What was found before anybody has answered for it, and what was said about it in code and on objects. */
  found(): Found {
    return this.solver.found();
  }

  /** @internal A verdict on each problem that was found, and on what is wrong with the policy. */
  verdicts(): readonly Verdict[] {
    return this.solver.verdicts();
  }

  /** @internal Verdicts on problems that somebody else has found. */
  judge(problems: readonly Problem[]): readonly Verdict[] {
    return this.solver.judge(problems);
  }

  /** The lock text that belongs to these declarations, or undefined while there are errors in them. */
  lockText(): string | undefined {
    const { errors, lock } = this.solver.solution();
    return errors.length > 0 ? undefined : printLock(lock);
  }

  /** @internal Old and new owner of each workload that says `formerly`, whether there are errors or not. */
  renames(): readonly (readonly [old: Owner, current: Owner])[] {
    const { workloads } = this.solver.solution().answer.snapshot.declarations;
    return [
      ...new Map(workloads.flatMap(({ owner, formerly }) => (formerly === undefined ? [] : [[formerly, owner]]))),
    ];
  }

  /** @internal Where subnets and pools lie, whether there are errors or not. */
  places(): readonly DeclaredPlace[] {
    return declaredPlaces(this.solver.solution().answer);
  }

  /** @internal What its clusters are, whether there are errors or not. */
  clusters(): readonly DeclaredCluster[] {
    return declaredClusters(this.solver.solution().answer);
  }

  /** @internal Who holds something, and why: of an address, a range, a workload, a subnet, a pool or an EIP. */
  explain(text: string): Explanation {
    const { allocation, snapshot } = this.solver.solution().answer;
    const written = this.solver.writtenLock();
    return explain(text, { lock: allocation.lock, written, declarations: snapshot.declarations });
  }

  /** @internal What was declared and decided. @throws Error with all problems when there are errors */
  answer(): Answer {
    const { answer, errors } = this.solver.solution();
    if (errors.length > 0) throw new ProblemError(errors);
    this.solver.firstRead ??= answer.allocation.lock;
    return answer;
  }

  /**
   * @internal A value out of the answer, for Lazy values. Undefined while the answer is being made: to learn how many
   * replicas a foreign workload has, it is rendered, and may itself read an address.
   */
  read<T>(value: (answer: Answer) => T): T | undefined {
    if (this.solver.isSolving) return undefined;
    try {
      return value(this.answer());
    } catch (failure) {
      if (failure instanceof ProblemError) this.solver.refusal = failure;
      throw failure;
    }
  }

  /** @internal What is behind an error of the synth. */
  causeOf(failure: unknown): unknown {
    return problemsBehind(failure, this.solver.refusal);
  }

  /** @internal */
  get lockSource(): LockSource {
    return this.solver.source;
  }

  /** @internal Errors alone. */
  errors(): readonly Problem[] {
    return this.problems().filter(isError);
  }
}

function openSolver(root: IConstruct): Solver {
  root.node.addValidation({
    validate: () =>
      Ipam.of(root)
        .errors()
        .map((problem) => describeProblem(problem)),
  });
  return new Solver(root);
}
