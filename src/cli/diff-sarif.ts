import { RULES } from '../check/catalogue';
import { sarifReport } from '../check/report/sarif';
import type { Verdict } from '../check/verdict';
import type { Problem } from '../model/problem';
import type { Review } from '../review/review';
import { folderInRepository } from './folder-in-repository';
import { packageVersion } from './version';

/** The problems of a review, and its risks and hazards that are none, as results on the lines of the lock that have changed. */
export function diffAsSarif(review: Review, file: string): string {
  const all = [...review.problems, ...risksAsWarnings(review, file), ...hazardsAsProblems(review, file)];
  const verdicts = all.map((problem): Verdict => ({ problem, standing: { kind: 'open' } }));
  return sarifReport(verdicts, {
    rules: RULES,
    tool: { name: 'cdk8s-ipam', version: packageVersion() },
    lookedAt: [],
    folder: folderInRepository(),
    fallback: file,
    failOn: 'error',
    hasBaseline: false,
  });
}

/** Those of problems are there already. */
function risksAsWarnings({ risks, allocations, problems }: Review, file: string): Problem[] {
  const known = new Set(problems.map(({ rule }) => rule));
  const lines = new Map(
    [...allocations]
      .reverse()
      .flatMap(({ before, after, pool, line }) =>
        line === undefined
          ? []
          : [after?.owner, before?.owner, pool].flatMap((subject) => (subject ? [[subject, line] as const] : [])),
      ),
  );
  return risks.flatMap(({ rule, summary, advice, subject }): Problem[] => {
    if (rule === undefined || known.has(rule)) return [];
    const line = lines.get(subject);
    const where = { identity: subject, file, ...(line !== undefined && { line }) };
    return [{ rule, severity: 'warning', where, message: summary, fix: advice }];
  });
}

/** What blocks a merge is an error here too. Those without a rule have no place in this form. */
const hazardsAsProblems = ({ hazards }: Review, file: string): Problem[] =>
  hazards.flatMap(({ rule, level, cluster, summary, advice }): Problem[] =>
    rule === undefined
      ? []
      : [
          {
            rule,
            severity: level === 'blocked' ? 'error' : 'warning',
            where: { identity: cluster, file },
            message: summary,
            fix: advice,
          },
        ],
  );
