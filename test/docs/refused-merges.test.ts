import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/check/areas/base';
import type { Lock } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { judgeAgainstBase } from '../../src/review/against-base';
import { lockOf, textOf } from '../lock/lock-text';

const PAGE = readFileSync(join(__dirname, '../../docs/refused-merges.md'), 'utf8');

/** The examples, each with the rule of the heading that it stands under. */
const EXAMPLES = PAGE.split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const rule = /IPAM\d{3}/.exec(section)?.[0] ?? '';
    return [...section.matchAll(/^```diff refused\n([\s\S]*?)^```$/gm)].map(([, body = '']) => ({ rule, body }));
  });

/** The lock of one side: its own lines and those of both. */
function side(body: string, sign: '-' | '+'): Lock {
  const lines = body.split('\n').filter((line) => line.startsWith(sign) || line.startsWith(' '));
  const items = lines.map((line) => `      - ${line.slice(1)}`);
  const carved = items.filter((item) => / (pool|subnet) /.test(item));
  const leases = items.filter((item) => !carved.includes(item));
  return lockOf(
    items.length === 0
      ? textOf('networks: {}')
      : textOf('networks:', '  corp:', ...titled('    carved:', carved), ...titled('    leases:', leases)),
  );
}

const titled = (title: string, items: readonly string[]): string[] => (items.length === 0 ? [] : [title, ...items]);

describe('the page of refused merges', () => {
  it('has an example of each refusal', () => {
    const refusals = BASE_RULES.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    expect(new Set(EXAMPLES.map(({ rule }) => rule))).toEqual(new Set([...refusals, 'IPAM209']));
  });

  it.each(EXAMPLES)('$rule refuses $body', ({ rule, body }) => {
    const [base, now] = [side(body, '-'), side(body, '+')];
    const problems = judgeAgainstBase({ base, now, asOf: '2026-11-03T00:00:00Z' });
    expect(new Set(problems.filter(isError).map((problem) => problem.rule))).toContain(rule);
  });
});
