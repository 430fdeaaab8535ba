import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/check/rule';
import { answerOf, type Story } from '../../support/answers';

/** A rule, a story in which it finds something, and one, as near as can be, in which it does not. */
export interface RuleCase {
  readonly rule: Rule;
  readonly found: Story;
  /** A part of the message. */
  readonly says: string;
  readonly fine: Story;
}

export function testRules(area: string, cases: readonly RuleCase[]): void {
  describe(area, () => {
    for (const { rule, found, says, fine } of cases) {
      test(`${rule.id} ${rule.name}: ${rule.title}`, () => {
        const problems = rule.check!(answerOf(found));
        expect(problems.map(({ message }) => message).join('\n')).toContain(says);
        for (const problem of problems) {
          expect(problem).toMatchObject({ rule: rule.id, severity: rule.severity, fix: rule.fix });
          expect(problem.message).toMatch(/\.$/);
          expect(problem.where.identity).toBeDefined();
        }
        expect(rule.check!(answerOf(fine))).toEqual([]);
      });
    }
  });
}

/** What is true of every rule of an area. */
export function testCatalogue(
  area: string,
  rules: readonly Rule[],
  ...ranges: readonly (readonly [number, number])[]
): void {
  test(`${area}: ids are unique, in the range of the area, and every rule explains itself`, () => {
    const numbers = rules.map((rule) => Number(rule.id.slice('IPAM'.length)));
    expect(new Set(numbers).size).toBe(rules.length);
    expect(numbers.filter((number) => !ranges.some(([first, last]) => first <= number && number <= last))).toEqual([]);
    for (const rule of rules) {
      expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(rule.why).toMatch(/\.$/);
      expect(rule.fix).toMatch(/\.$/);
      expect(rule.title).not.toMatch(/\.$/);
    }
  });
}
