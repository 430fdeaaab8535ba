import { isError, type Problem } from '../model/problem';
import { counted } from '../net/counted';
import type { BaseCheck, JudgedBase } from './check-bases';
import type { Look } from './check-look';

/** The lock, judged against each base, as a part of a check. */
export const lookAtBases = (check: BaseCheck): Look => ({
  problems: check.bases.flatMap(({ ref, problems }) => problems.map((problem) => ofBase(problem, ref))),
  lines: check.bases.flatMap((base) => [aboutBase(base, check), ...aboutLag(base, check)]),
  details: {
    lock: {
      file: check.file,
      asOf: check.asOf,
      isAppAsked: check.isAppAsked,
      bases: check.bases.map(({ ref, hasLock, lines, changes }) => ({ ref, hasLock, lines, changes })),
    },
  },
});

const ofBase = (problem: Problem, base: string): Problem => ({ ...problem, where: { ...problem.where, base } });

const aboutBase = (
  { ref, hasLock, formerly, lines, changes, problems }: JudgedBase,
  { file, asOf }: BaseCheck,
): string =>
  hasLock
    ? `${file} as of ${asOf}, against ${ref}${formerly === undefined ? '' : `, where it is ${formerly}`} (${counted(lines, 'line')}): ${counted(changes, 'change')}, ${counts(problems)}`
    : `${file}, against ${ref}, which has no such file, so that every line is new: ${counts(problems)}`;

/** Otherwise people look for a mistake in what they have not even touched. */
const aboutLag = ({ ref, isAhead, problems }: JudgedBase, { file }: BaseCheck): string[] =>
  isAhead && problems.some(isError)
    ? [`${ref} has changes of ${file} that are not here, and look undone: merge it, or rebase, and check again.`]
    : [];

export function counts(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  return `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
}
