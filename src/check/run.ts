import type { Answer } from '../model/answer';
import { isError, type Problem } from '../model/problem';
import { compareText, firstDifference, sortedBy } from '../net/compare';
import type { Rule } from './rule';

/** Every problem that the rules find, errors first, then by place. A rule that fails is a finding, never a crash. */
export function runRules(rules: readonly Rule[], answer: Answer): Problem[] {
  return sortedProblems(rules.flatMap((rule) => findings(rule, answer)));
}

/** Errors first, then by rule, place and text, so that a report never depends on the order of declaration. */
export const sortedProblems = (problems: readonly Problem[]): Problem[] =>
  sortedBy(problems, (a, b) =>
    firstDifference(
      Number(isError(b)) - Number(isError(a)),
      compareText(a.rule, b.rule),
      compareText(placeOf(a), placeOf(b)),
      (a.where.line ?? 0) - (b.where.line ?? 0),
      compareText(a.message, b.message),
    ),
  );

function findings(rule: Rule, answer: Answer): readonly Problem[] {
  try {
    return rule.check?.(answer) ?? [];
  } catch (failure) {
    const message = `The rule ${rule.name} failed on these declarations: ${(failure as Error).message}.`;
    return [{ rule: rule.id, severity: 'error', where: {}, message, fix: 'Report this as a defect of cdk8s-ipam.' }];
  }
}

const placeOf = ({ where }: Problem): string => `${where.file ?? ''} ${where.identity ?? ''} ${where.path ?? ''}`;
