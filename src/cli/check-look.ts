import type { Acknowledgement } from '../check/policy/acknowledgement';
import type { Problem } from '../model/problem';

/** What one part of a check has looked at, and what it has found there. */
export interface Look {
  readonly problems: readonly Problem[];
  /** What was looked at, a line each. */
  readonly lines: readonly string[];
  /** The same for programs. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Those that stand on the objects themselves. Absent: none. */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** Several parts as one. What two of them have found at the same place is said once. */
export function together(looks: readonly Look[]): Look {
  const problems = new Map<string, Problem>();
  for (const problem of looks.flatMap((look) => look.problems)) {
    const key = JSON.stringify([problem.rule, problem.message, problem.where]);
    if (!problems.has(key)) problems.set(key, problem);
  }
  return {
    problems: [...problems.values()],
    lines: looks.flatMap(({ lines }) => lines),
    details: Object.assign({}, ...looks.map(({ details }) => details)) as Look['details'],
    acknowledgements: looks.flatMap(({ acknowledgements = [] }) => acknowledgements),
  };
}
