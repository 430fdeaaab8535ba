import type { Problem, Whereabouts } from '../../model/problem';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { userRuleFailed } from '../rules/user-rule-failed';
import { whereIsField } from './check-object';
import type { CheckObject, CheckView } from './check-view';
import type { CustomFinding, FunctionRule } from './custom-rule';
import { findingsIn } from './findings-in';
import { sentenceOf } from './sentence-of';

/** A rule of users that can be run. */
export interface UserRule {
  /** As the catalogue would have it. */
  readonly rule: Rule;
  readonly check?: FunctionRule['check'];
  readonly lint?: FunctionRule['lint'];
  /** Where it was written. */
  readonly writtenAt: Whereabouts;
}

/** All that the rules find in a plan and its objects. */
export const runUserRules = (rules: readonly UserRule[], view: CheckView): readonly Problem[] => [
  ...rules.flatMap((rule) => checked(rule, view)),
  ...lintByUserRules(rules, view.objects, view),
];

/** What they find in objects, beside a view of the plan. */
export const lintByUserRules = (
  rules: readonly UserRule[],
  objects: readonly CheckObject[],
  view: CheckView,
): readonly Problem[] => rules.flatMap((rule) => linted(rule, objects, view));

function checked(own: UserRule, view: CheckView): readonly Problem[] {
  const { check } = own;
  if (check === undefined) return [];
  return attempt(own, () => findingsIn(check(view)).map((found) => problemOf(found, own, found.where ?? {}))).problems;
}

/** A rule that fails on one object fails on many; it is said once. */
function linted(own: UserRule, objects: readonly CheckObject[], view: CheckView): readonly Problem[] {
  const { lint } = own;
  if (lint === undefined) return [];
  const problems: Problem[] = [];
  let hasFailed = false;
  for (const object of objects) {
    const found = attempt(
      own,
      () => findingsIn(lint(object, view)).map((one) => problemOf(one, own, whereIn(object, one))),
      object,
    );
    if (!found.isFailure || !hasFailed) for (const problem of found.problems) problems.push(problem);
    hasFailed ||= found.isFailure;
  }
  return problems;
}

const whereIn = (object: CheckObject, { where, field }: CustomFinding): Whereabouts => {
  if (where !== undefined) return where;
  return field === undefined ? object.where : whereIsField(object, field);
};

const problemOf = ({ message }: CustomFinding, { rule }: UserRule, where: Whereabouts): Problem =>
  finding(rule, where, message);

interface Attempt {
  readonly isFailure: boolean;
  readonly problems: readonly Problem[];
}

function attempt({ rule, writtenAt }: UserRule, find: () => readonly Problem[], object?: CheckObject): Attempt {
  try {
    return { isFailure: false, problems: find() };
  } catch (failure) {
    const at = object === undefined ? '' : ` on ${object.kind}/${object.name}`;
    const message = `The rule ${rule.id} (${rule.name}) failed${at}: ${sentenceOf(failure)}`;
    return { isFailure: true, problems: [finding(userRuleFailed, writtenAt, message)] };
  }
}
