import { z } from 'zod';
import type { Problem, Whereabouts } from '../../model/problem';
import { RULES } from '../catalogue';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { celMissing } from '../rules/cel-missing';
import { wrongUserRule } from '../rules/wrong-user-rule';
import type { CelLibrary } from './cel-library';
import { compileCelRule } from './cel-rule';
import { type CelRule, type CustomRule, type FunctionRule, OVER } from './custom-rule';
import type { UserRule } from './user-rule';

export interface UserRulesRead {
  readonly rules: readonly UserRule[];
  readonly problems: readonly Problem[];
}

/** What is needed to read rules: where each stands, and the library for those in CEL, asked for only where there are some. */
export interface UserRuleContext {
  readonly whereIs: (index: number, key?: string) => Whereabouts;
  readonly library: () => CelLibrary | undefined;
}

/** Rules as they were given, whatever that is; each that cannot be used is a problem where it stands. */
export function readUserRules(given: readonly unknown[], context: UserRuleContext): UserRulesRead {
  const rules: UserRule[] = [];
  const problems: Problem[] = [];
  const names = new Set<string>(RULES.flatMap(({ id, name }) => [id, name]));
  for (const [index, one] of given.entries()) {
    const read = readUserRule(one, index, context);
    const taken = read.ok ? [read.rule.rule.id, read.rule.rule.name].find((name) => names.has(name)) : undefined;
    if (!read.ok) problems.push(read.problem);
    else if (taken !== undefined)
      problems.push(finding(wrongUserRule, context.whereIs(index), `Another rule is called ${taken} already.`));
    else {
      rules.push(read.rule);
      names.add(read.rule.rule.id).add(read.rule.rule.name);
    }
  }
  return { rules, problems };
}

type UserRuleRead = { readonly ok: true; readonly rule: UserRule } | { readonly ok: false; readonly problem: Problem };

function readUserRule(given: unknown, index: number, context: UserRuleContext): UserRuleRead {
  const read = CUSTOM_RULE.safeParse(given);
  if (!read.success) return refuse(context.whereIs(index), describeIssue(read.error.issues[0]!, index));
  const custom = read.data as unknown as CustomRule;
  const known = { rule: ruleOf(custom), writtenAt: context.whereIs(index) };
  if (!isCel(custom)) return functionRule(custom, known);
  const library = context.library();
  if (library === undefined)
    return {
      ok: false,
      problem: finding(
        celMissing,
        known.writtenAt,
        `The rule ${custom.id} is in CEL, and @marcbachmann/cel-js is not installed.`,
      ),
    };
  const compiled = compileCelRule(custom, library);
  if (compiled.ok) return { ok: true, rule: { ...known, ...compiled.functions } };
  const why = compiled.why.split('\n')[0]!.replace(/\.$/, '');
  return refuse(context.whereIs(index, compiled.key), `${compiled.key} of ${custom.id} cannot be read as CEL: ${why}.`);
}

function functionRule({ id, check, lint }: FunctionRule, known: Pick<UserRule, 'rule' | 'writtenAt'>): UserRuleRead {
  if (check === undefined && lint === undefined)
    return refuse(
      known.writtenAt,
      `The rule ${id} has neither check nor lint, nor over and holds: it would find nothing.`,
    );
  return { ok: true, rule: { ...known, ...(check && { check }), ...(lint && { lint }) } };
}

const refuse = (where: Whereabouts, message: string): UserRuleRead => ({
  ok: false,
  problem: finding(wrongUserRule, where, message),
});

const isCel = (rule: CustomRule): rule is CelRule => 'over' in rule && rule.over !== undefined;

function ruleOf(custom: CustomRule): Rule {
  const { id, name, severity = 'error', title, why, fix, isFinal = false } = custom;
  const { bad, good } = custom.example ?? { bad: title, good: fix };
  return { id, name, severity, title, why, fix, isFinal, example: { kind: 'command', bad, good } };
}

const words = z.string().trim().min(1, 'a text is wanted');

const TEXTS = {
  id: z
    .string()
    .regex(/^X-[A-Z0-9]+(?:-[A-Z0-9]+)*$/, 'it begins with X-, then capitals, digits and dashes, such as X-ACME-001'),
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'it is in kebab-case, such as db-pools-are-large'),
  title: words,
  why: words,
  fix: words,
  severity: z.enum(['error', 'warning']).optional(),
  isFinal: z.boolean().optional(),
  example: z.strictObject({ bad: words, good: words }).optional(),
};

/** A rule in CEL, as JSON can have it. */
export const CEL_RULE = z.strictObject({
  ...TEXTS,
  over: z.enum(OVER),
  when: words.optional(),
  holds: words,
  message: words.optional(),
});

const aFunction = z.custom<object>((value) => typeof value === 'function', 'a function is wanted').optional();

const FUNCTION_RULE = z.strictObject({ ...TEXTS, check: aFunction, lint: aFunction });

const CUSTOM_RULE = z.unknown().transform((value, context) => {
  const isAboutLists = typeof value === 'object' && value !== null && ('over' in value || 'holds' in value);
  const read = (isAboutLists ? CEL_RULE : FUNCTION_RULE).safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
  return z.NEVER;
});

const describeIssue = ({ path, message }: z.core.$ZodIssue, index: number): string =>
  `customRules[${index}]${path.map((key) => `.${String(key)}`).join('')}: ${message.replace(/\.$/, '')}.`;
