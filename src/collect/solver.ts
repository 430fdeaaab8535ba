import type { IConstruct } from 'constructs';
import type { Acknowledgement } from '../check/policy/acknowledgement';
import { applyPolicy } from '../check/policy/apply-policy';
import { KnownRules } from '../check/policy/known-rules';
import { hasFinder } from '../check/policy/may-be-acknowledged';
import { NO_POLICY, type Policy } from '../check/policy/policy';
import { isOpen, type Verdict } from '../check/verdict';
import { parseLock } from '../lock/parse';
import { EMPTY_LOCK, type Lock } from '../model/lock';
import { isError, type Problem, type Whereabouts } from '../model/problem';
import type { ProblemError } from '../model/problem-error';
import { foreignFindings } from './foreign-problems';
import { lateClaims } from './late-claims';
import { type LockSource, NO_LOCK } from './lock-source';
import { Registry } from './registry';
import { type LockRequest, type Solution, solve } from './solve';
import { staleLock } from './stale-lock';
import { withIdentities } from './with-identities';

/** Where in the user's source a function was called from. */
export type FindCaller = (within: (...args: never[]) => unknown) => Whereabouts;

/** What an App was told so far, and the one answer to it. */
export class Solver {
  readonly registry = new Registry();
  source: LockSource = NO_LOCK;
  isFrozen = false;
  request: LockRequest = {};
  policy: Policy = NO_POLICY;
  findCaller: FindCaller | undefined;
  firstRead: Lock | undefined;
  isSolving = false;
  /** The latest value that was read and cannot be had. */
  refusal: ProblemError | undefined;
  private solved: { readonly revision: number; readonly solution: Solved } | undefined;

  constructor(private readonly root: IConstruct) {}

  /** Something else than the registry has changed. */
  forget(): void {
    this.solved = undefined;
  }

  /** The answer, made when it is first needed and again when more was declared. */
  solution(): Solved {
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

  /** The lock as it was read; empty where there is none, or it cannot be read. */
  writtenLock(): Lock {
    const read = this.readLock();
    return read?.ok ? read.lock : EMPTY_LOCK;
  }

  /** What is wrong with declarations, lock and the objects of others, whoever has answered for it. */
  found(): Found {
    const { answer, problems } = this.solution();
    const foreign = foreignFindings(this.root, answer);
    return {
      problems: [...problems, ...foreign.problems],
      acknowledgements: [...this.acknowledgements(this.solution()), ...foreign.acknowledgements],
    };
  }

  /** A verdict on each problem that was found, and on what is wrong with the policy. */
  verdicts(): readonly Verdict[] {
    const { problems, acknowledgements } = this.found();
    const policy = this.policyWith(acknowledgements);
    const known = new KnownRules(policy.rules);
    const local = new Set<unknown>(acknowledgements);
    const sees = (item: { readonly rule: Problem['rule'] }): boolean => {
      const rule = known.get(item.rule);
      return local.has(item) && rule !== undefined && hasFinder(rule);
    };
    return applyPolicy(problems, policy, { sees });
  }

  /** Verdicts on problems that somebody else has found, and nothing besides. */
  judge(problems: readonly Problem[]): readonly Verdict[] {
    const acknowledgements = this.acknowledgements(this.solution());
    return applyPolicy(problems, this.policyWith(acknowledgements), { sees: () => false }).slice(0, problems.length);
  }

  private policyWith(acknowledgements: readonly Acknowledgement[]): Policy {
    return { ...this.policy, acknowledgements: [...this.policy.acknowledgements, ...acknowledgements] };
  }

  /** Those that were written in code. */
  private acknowledgements({ answer }: Pick<Solution, 'answer'>): readonly Acknowledgement[] {
    return withIdentities(this.registry.acknowledgements, answer.snapshot);
  }

  private solveNow(): Solved {
    const { source, request, firstRead } = this;
    const read = this.readLock();
    const memory = { lock: read?.ok ? read.lock : EMPTY_LOCK, file: source.file };
    const solution = solve(this.registry, memory, read?.ok === false ? {} : request);
    const lockProblems = read === undefined || read.ok ? [] : read.problems;
    const after = solution.answer.allocation.lock;
    const late = firstRead === undefined ? [] : lateClaims(firstRead, after);
    const known = [...lockProblems, ...late, ...solution.problems];
    const errors = this.errorsAmong(known, solution);
    const isStale = this.isFrozen && lockProblems.length === 0 && errors.length === late.length;
    const stale = isStale ? staleLock(source, memory.lock, after) : [];
    const problems = [...lockProblems, ...late, ...stale, ...solution.problems];
    return { ...solution, problems, errors: stale.length === 0 ? errors : this.errorsAmong(problems, solution) };
  }

  private readLock(): ReturnType<typeof parseLock> | undefined {
    const { text, file } = this.source;
    return text === undefined ? undefined : parseLock(text, file);
  }

  /** The errors for which nobody has answered: with one of them there is no answer. */
  private errorsAmong(problems: readonly Problem[], solution: Solution): readonly Problem[] {
    if (problems.length === 0) return [];
    const policy = this.policyWith(this.acknowledgements(solution));
    const verdicts = applyPolicy(problems, policy, { sees: () => false }).slice(0, problems.length);
    return verdicts.filter(isOpen).flatMap(({ problem }) => (isError(problem) ? problem : []));
  }
}

export interface Solved extends Solution {
  /** The errors for which nobody has answered. */
  readonly errors: readonly Problem[];
}

/** What was found, and what was said about it in code and on objects. */
export interface Found {
  readonly problems: readonly Problem[];
  readonly acknowledgements: readonly Acknowledgement[];
}
