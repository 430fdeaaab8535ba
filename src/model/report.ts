import type { Problem, Whereabouts } from './problem';

/** Problems as text for people: one block each, the place first. */
export const reportProblems = (problems: readonly Problem[]): string => problems.map(describeProblem).join('\n');

/**
 *     error IPAM201 prod/shop/StatefulSet/redis [prod-shop/redis]
 *       what is wrong and why
 *       fix: what to do
 */
export const describeProblem = (problem: Problem): string =>
  [
    [problem.severity, problem.rule, describeWhereabouts(problem.where)].filter((word) => word !== '').join(' '),
    `  ${problem.message}`,
    `  fix: ${problem.fix}`,
  ].join('\n');

/** Kubernetes identity, construct path in brackets, file with line and column: as far as they are known. */
export function describeWhereabouts({ identity, path, ...place }: Whereabouts): string {
  const bracketed = path === undefined || path === '' ? undefined : `[${path}]`;
  return [identity, bracketed, describePlace(place)].filter((part) => part !== undefined).join(' ');
}

/** `pools.yaml:12:3` */
const describePlace = ({ file, line, column }: Whereabouts): string | undefined =>
  file && [file, line, column].filter((part) => part !== undefined).join(':');
