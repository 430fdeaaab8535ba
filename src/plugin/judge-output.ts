import { objectOf } from '../check/foreign-object';
import { readForeignYaml } from '../check/foreign-yaml';
import { lintObjects } from '../check/lint';
import type { LintTarget } from '../check/lint-target';
import { acknowledgementsOn } from '../check/policy/annotated';
import { applyPolicy } from '../check/policy/apply-policy';
import type { Policy } from '../check/policy/policy';
import { sortedProblems } from '../check/run';
import { checkObjectOf } from '../check/user/check-object';
import { lintByUserRules, type UserRule } from '../check/user/user-rule';
import { viewOfObjects } from '../check/user/view-of';
import type { Verdict } from '../check/verdict';
import type { Problem } from '../model/problem';
import { groupedBy } from '../net/grouped-by';
import { lintOutput } from '../review/lint-output';

/** A file of the output folder. */
export interface OutputText {
  /** The folder of its cluster; empty directly in the output folder. */
  readonly cluster: string;
  /** Below the output folder, with `/`. */
  readonly path: string;
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
}

export interface Judgement {
  readonly policy: Policy;
  readonly userRules: readonly UserRule[];
  readonly targetOf: (cluster: string) => LintTarget;
}

/** What is wrong with the manifests of an output folder, each cluster by itself. Dates of acknowledgements do not count. */
export function judgeOutput(
  files: readonly OutputText[],
  { policy, userRules, targetOf }: Judgement,
): readonly Verdict[] {
  const looks = [...groupedBy(files, ({ cluster }) => cluster)].map(([cluster, own]) => {
    const texts = own.map(({ text, file }) => readForeignYaml(text, file));
    const objects = texts.flatMap(({ documents }) => documents.flatMap((document) => objectOf(document) ?? []));
    const annotated = acknowledgementsOn(objects);
    const seen = objects.map(checkObjectOf);
    const problems: readonly Problem[] = [
      ...texts.flatMap((text) => text.problems),
      ...lintObjects(objects, { target: targetOf(cluster) }),
      ...lintByUserRules(userRules, seen, viewOfObjects(seen)),
      ...annotated.problems,
    ];
    return { problems, acknowledgements: annotated.acknowledgements };
  });
  const acknowledgements = [...policy.acknowledgements, ...looks.flatMap((look) => look.acknowledgements)];
  const problems = sortedProblems([...looks.flatMap((look) => look.problems), ...asWhole(files)]);
  return applyPolicy(problems, { ...policy, acknowledgements }, { sees: () => false });
}

/** What is wrong with the folder as Argo CD or Flux would read it. */
function asWhole(files: readonly OutputText[]): readonly Problem[] {
  const fileOf = new Map(files.map(({ path, file }) => [path, file]));
  return lintOutput(files).map((problem) => {
    const { file = '', ...where } = problem.where;
    return { ...problem, where: { ...where, file: fileOf.get(file) ?? file } };
  });
}
