import { isError, type Problem, type RuleId } from '../model/problem';
import type { Risk } from './review';

/** Warnings that are more than good to know. */
const LEVELS: Readonly<Partial<Record<RuleId, Risk['level']>>> = {
  IPAM265: 'high',
  IPAM268: 'medium',
  IPAM269: 'medium',
};

/** What the comparison of the locks refuses or warns of, for a reviewer: the fact first, then why it matters and what to do. */
export const problemRisks = (problems: readonly Problem[]): Risk[] =>
  problems.map((problem) => {
    const [summary, why] = firstSentence(problem.message);
    return {
      level: isError(problem) ? 'blocked' : (LEVELS[problem.rule] ?? 'low'),
      rule: problem.rule,
      summary,
      advice: why === '' ? problem.fix : `${why} ${problem.fix}`,
      subject: problem.where.identity ?? problem.where.file ?? '',
    };
  });

/** A sentence, and those after it. Addresses, versions and file names have no space after their dots. */
function firstSentence(text: string): readonly [string, string] {
  const end = text.search(/[.?!] (?=[A-Z`"])/) + 1;
  return end === 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}
