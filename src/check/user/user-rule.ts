import type { Problem, Whereabouts } from '../../model/problem';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { userRuleFailed } from '../rules/user-rule-failed';
import { whereIsField } from './check-object';
import type { CheckObject, CheckView } from './check-view';
import type { CustomFinding, FunctionRule } from './custom-rule';

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
    if (!found.isFailure || !hasFailed) problems.push(...found.problems);
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

/** What was thrown, in one line with a full stop. */
export const sentenceOf = (failure: unknown): string => {
  const text = failure instanceof Error ? failure.message : String(failure);
  return `${text.split('\n')[0]!.trim().replace(/\.$/, '')}.`;
};

/** What a function of a user has given back. @throws Error where that is no list of findings */
function findingsIn(given: unknown): readonly CustomFinding[] {
  if (given === undefined || given === null) return [];
  const isList = typeof given === 'object' && Symbol.iterator in given;
  if (!isList) throw new Error('it gave back something that is no list of findings');
  return [...(given as Iterable<unknown>)].map((item) => {
    const { message } = (item ?? {}) as { readonly message?: unknown };
    if (typeof message !== 'string' || message === '') throw new Error('it gave back a finding without a message');
    return item as CustomFinding;
  });
}
