import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CALICO_RULES } from '../../../src/check/areas/calico';
import { KUBE_OVN_RULES } from '../../../src/check/areas/kube-ovn';
import { MASQ_RULES } from '../../../src/check/areas/masq';
import { TKE_RULES } from '../../../src/check/areas/tke';
import type { Rule } from '../../../src/check/rule';

const CHECK = join(__dirname, '..');
const SOURCES = readdirSync(CHECK, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(CHECK, file), 'utf8'));

/** A RuleCase or DocumentCase names its rule and has both, what is found and what is fine: its type asks for them. */
const hasCase = ({ name }: Rule): boolean => {
  const constant = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return SOURCES.some((source) => new RegExp(`\\brule: ${constant}\\b`).test(source));
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
