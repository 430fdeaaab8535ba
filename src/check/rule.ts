import type { Answer } from '../model/answer';
import type { Problem, RuleId, Severity } from '../model/problem';
import type { Example } from './example';
import type { Flaw } from './flaw';
import type { ForeignObject } from './foreign-object';
import type { LintContext } from './lint-context';

/**
 * check: what is known to go wrong, one file per rule. A rule explains itself. Those with a `check` also find their
 * problems in an answer, those with a `lint` in objects that others wrote; the rest name what an earlier stage (collect,
 * allocate, lock, a shell) refuses.
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
  /** What it finds, and the same put right. All of the catalogue have one; those of users need none. */
  readonly example?: Example;
  /**
   * True: nobody may acknowledge it, turn it down or turn it off. False: with a reason somebody may. Absent: nobody may
   * where it is an error without a finder of its own, because an earlier stage refused and there is nothing to go on with.
   */
  readonly isFinal?: boolean;
  /** What is wrong with what was declared and decided. */
  readonly check?: (answer: Answer) => readonly Problem[];
  /** What is wrong with one object that somebody else wrote. */
  readonly lint?: (object: ForeignObject, context: LintContext) => readonly Flaw[];
  /** What is wrong with such objects beside each other: all those of one cluster. */
  readonly lintTogether?: (objects: readonly ForeignObject[], context: LintContext) => readonly Flaw[];
}
