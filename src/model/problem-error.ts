import type { Problem } from './problem';
import { describeProblem } from './report';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * Problems on their way to a shell. The stack is the report itself: a user's mistake is not a defect of the program, and
 * a stack trace would bury it.
 */
export class ProblemError extends Error {
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    Object.defineProperties(this, {
      name: { value: 'ProblemError' },
      problems: { value: problems },
      stack: { value: this.message },
    });
  }

  /** What Node prints of an uncaught one. */
  [INSPECT](): string {
    return this.message;
  }
}
