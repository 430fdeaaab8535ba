import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RULES } from '../../../src/check/catalogue';
import type { Example } from '../../../src/check/example';
import { applyPolicy } from '../../../src/check/policy/apply-policy';
import { mayBeAcknowledged } from '../../../src/check/policy/may-be-acknowledged';
import { NO_POLICY } from '../../../src/check/policy/policy';
import type { Rule } from '../../../src/check/rule';
import { finalRuleSilenced } from '../../../src/check/rules/final-rule-silenced';
import type { Problem } from '../../../src/model/problem';
import { refusalsOf } from './admission-example';
import { problemsOfDeclared } from './declared-example';
import { problemsOfLock } from './lock-example';
import { problemsOfManifests } from './manifest-example';

// An IpamApp tells of its warnings.
beforeAll(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
});

const TESTS = join(__dirname, '../..');

/** All other tests, which name the rules of shells that they see refused. */
const OTHER_TESTS = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !/node_modules|^check.examples/.test(file))
  .map((file) => readFileSync(join(TESTS, file), 'utf8'));

const withExample = (...kinds: readonly Example['kind'][]): readonly (readonly [string, Rule, Example])[] =>
  RULES.flatMap((rule) =>
    rule.example !== undefined && kinds.includes(rule.example.kind)
      ? [[`${rule.id} ${rule.name}`, rule, rule.example] as const]
      : [],
  );

/** What is found in one side of an example. */
function problemsIn(example: Example, side: 'bad' | 'good'): readonly Problem[] {
  if (example.kind === 'declared') return problemsOfDeclared(example[side], example.lock);
  if (example.kind === 'manifest') return problemsOfManifests(example[side], example);
  if (example.kind === 'lock') return problemsOfLock(example[side], example);
  throw new Error(`examples of the kind ${example.kind} are not run here`);
}

/** Warnings that stay where the mistake is gone: what is right costs something, or takes a second step. */
const STAYS: Companions = {
  IPAM144: ['IPAM145'],
  IPAM224: ['IPAM225'],
};

/** One mistake is told by one rule; a reviewer is told more. */
const TOLD_BESIDE: Companions = {
  IPAM144: ['IPAM145'],
  IPAM242: ['IPAM269'],
  IPAM265: ['IPAM700'],
};

type Companions = Readonly<Record<string, readonly string[]>>;

const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ rule, message }) => `${rule} ${message}`);

const besides = (ids: readonly string[], problems: readonly Problem[]) =>
  problems.filter(({ rule }) => !ids.includes(rule));

/** How problems stand once somebody has acknowledged their rule, and what the policy says of that. */
function answeredFor(rule: Rule, problems: readonly Problem[]): readonly string[] {
  const acknowledgement = {
    rule: rule.id,
    places: [],
    reason: 'It is known to the network team.',
    expires: '2027-01-31',
    writtenAt: { file: 'ipam.config.ts' },
  };
  const verdicts = applyPolicy(
    problems,
    { ...NO_POLICY, acknowledgements: [acknowledgement] },
    { asOf: '2026-11-03T00:00:00Z' },
  );
  return [...new Set(verdicts.map(({ problem, standing }) => `${problem.rule} ${standing.kind}`))];
}

const expectedAnswer = (rule: Rule): readonly string[] =>
  mayBeAcknowledged(rule)
    ? [`${rule.id} acknowledged`]
    : [...new Set([`${rule.id} open`, `${finalRuleSilenced.id} open`])];

const problemOf = ({ id, severity, fix }: Rule): Problem => ({ rule: id, severity, where: {}, message: 'It is.', fix });

describe('what a rule shows of itself is what it finds, and somebody may answer for it where that is allowed', () => {
  test.each(withExample('declared', 'manifest', 'lock'))('%s', (_, rule, example) => {
    const problems = problemsIn(example, 'bad');
    const own = problems.filter(({ rule: id }) => id === rule.id);
    expect(own).not.toEqual([]);
    expect(told(besides([rule.id, ...(TOLD_BESIDE[rule.id] ?? [])], problems))).toEqual([]);
    expect(answeredFor(rule, own)).toEqual(expectedAnswer(rule));
    expect(told(besides(STAYS[rule.id] ?? [], problemsIn(example, 'good')))).toEqual([]);
  });
});

describe('what the policies of a rule refuse, and what they let through', () => {
  test.each(withExample('admission'))('%s', (_, rule, { bad, good }) => {
    expect(refusalsOf(bad)).toContain(rule.id);
    expect(refusalsOf(good)).toEqual([]);
    expect(answeredFor(rule, [problemOf(rule)])).toEqual(expectedAnswer(rule));
  });
});

describe('what only a command can show has a test that names the rule', () => {
  test.each(withExample('command'))('%s', (_, rule) => {
    const { id, name } = rule;
    const constant = name.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
    const words = new RegExp(`\\b(${id}|${constant})\\b`);
    expect(OTHER_TESTS.filter((source) => words.test(source))).not.toEqual([]);
    expect(answeredFor(rule, [problemOf(rule)])).toEqual(expectedAnswer(rule));
  });
});
