import { ProblemError } from '../model/problem-error';

/**
 * cdk8s throws an Error of its own where a value cannot be filled in, with the text of the first one alone. This gives the
 * first one back, and says which construct reads the value. What has another cause stays as it is.
 */
export function problemsBehind(failure: unknown, refusal: ProblemError | undefined): unknown {
  const text = String(failure);
  if (refusal === undefined || failure === refusal || !text.includes(refusal.message)) return failure;
  const [, reader] = /Failed serializing construct at path '([^']+)'/.exec(text) ?? [];
  if (reader === undefined) return refusal;
  return new ProblemError(
    refusal.problems.map((problem) => ({ ...problem, message: `${problem.message} It is read at ${reader}.` })),
  );
}
