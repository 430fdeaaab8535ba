import type { Answer } from '../model/answer';
import type { Problem, RuleId, Severity } from '../model/problem';

/**
 * check: what is known to go wrong, one file per rule. A rule explains itself; those with a `check` also find their
 * problems in an answer, the others name what an earlier stage (collect, allocate, lock, a shell) refuses.
 */
export interface Rule {
  readonly id: RuleId;
  /** Kebab-case name; the file has the same. */
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why it matters: the fact, with the versions it holds for. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** The versions of its CNI or agent that it holds for: `from 3.33`, `up to 1.15`. Absent: all that are supported. */
  readonly versions?: string;
  readonly check?: (answer: Answer) => readonly Problem[];
}
