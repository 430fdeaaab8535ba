import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CALICO_RULES } from '../../../src/check/areas/calico';
import { KUBE_OVN_RULES } from '../../../src/check/areas/kube-ovn';
import { MASQ_RULES } from '../../../src/check/areas/masq';
import { TKE_RULES } from '../../../src/check/areas/tke';
import type { Rule } from '../../../src/check/rule';

const TESTS = join(__dirname, '../..');
const SOURCES = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
  .map((file) => readFileSync(join(TESTS, file), 'utf8'));

/**
 * A RuleCase or DocumentCase names its rule and has both, what is found and what is fine: its type asks for them. What an
 * earlier stage refuses is told by its id.
 */
const hasCase = (rule: Rule): boolean => {
  const constant = rule.name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const isFound = rule.check !== undefined || rule.lint !== undefined || rule.lintTogether !== undefined;
  const words = isFound ? new RegExp(`\\brule: ${constant}\\b`) : new RegExp(rule.id);
  return SOURCES.some((source) => words.test(source));
};

describe('every rule of a backend is tested with an accepted and a rejected case', () => {
  test.each([
    ['Calico', CALICO_RULES],
    ['Kube-OVN', KUBE_OVN_RULES],
    ['TKE', TKE_RULES],
    ['ip-masq-agent', MASQ_RULES],
  ] as const)('%s', (_, rules) => {
    expect(rules.filter((rule) => !hasCase(rule)).map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });
});
