import type { Problem } from './problem';
import { describeProblem } from './report';

/**
 * Problems on their way to a shell. The stack is the report itself: a user's mistake is not a defect of the program, and
 * a stack trace would bury it.
 */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'ProblemError';
    this.stack = this.message;
  }
}
