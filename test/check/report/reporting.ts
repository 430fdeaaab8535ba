import fc from 'fast-check';
import type { ReportContext } from '../../../src/check/report/report';
import type { Rule } from '../../../src/check/rule';
import { asOpen, type Standing, type Verdict } from '../../../src/check/verdict';
import type { Problem, RuleId, Severity } from '../../../src/model/problem';

export const TINY: Rule = {
  id: 'IPAM303',
  name: 'calico-pool-too-small',
  severity: 'error',
  title: 'IPPool smaller than a block',
  why: 'Calico cuts a pool into blocks.',
  fix: 'Write blockSize.',
  versions: 'from 3.33',
  example: { kind: 'manifest', bad: 'a: ```\n', good: 'b: 1' },
};

export const SMALL: Rule = { ...TINY, id: 'IPAM317', name: 'calico-unknown-pool', severity: 'warning' };

export const CONTEXT: ReportContext = {
  rules: [TINY, SMALL],
  tool: { name: 'cdk8s-ipam', version: '1.2.3' },
  lookedAt: ['2 objects in 1 file.'],
  folder: '',
  fallback: 'ipam.lock.yaml',
  failOn: 'error',
  hasBaseline: false,
};

export const problem = (change: Partial<Problem> = {}): Problem => ({
  rule: 'IPAM303',
  severity: 'error',
  where: { identity: 'IPPool/p', field: 'spec.cidr', file: 'pools.yaml', line: 4, column: 9 },
  message: '10.0.0.0/30 has 4 addresses.',
  fix: 'Write blockSize.',
  ...change,
});

export const open = (change: Partial<Problem> = {}): Verdict => asOpen([problem(change)])[0]!;

export const ACKNOWLEDGED: Standing = { kind: 'acknowledged', reason: 'A lab, "only"', expires: '2027-01-31' };

export const withStanding = (standing: Standing, change: Partial<Problem> = {}): Verdict => ({
  problem: problem(change),
  standing,
});

/** What somebody who means harm, or a tool that failed, may have put into names and files. */
const NASTY = [
  '::error::x',
  '\n::add-mask::x',
  '\r\n##[error]x',
  '%0A',
  ']]>',
  '<!--',
  '&amp;',
  '"',
  "'",
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\u202e',
  '\u2028',
  'ä b/ü?#.yaml',
  '../../x',
  'C:\\x.yaml',
  '\u{1f600}',
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 3 }).map((parts) => parts.join('')),
);

const where = fc.record(
  {
    identity: text,
    path: text,
    field: text,
    file: text,
    line: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: [] },
);

const standing = fc.oneof(
  fc.constant<Standing>({ kind: 'open' }),
  fc.constant<Standing>({ kind: 'baseline' }),
  fc.constant<Standing>({ kind: 'off' }),
  fc.record({ kind: fc.constant('acknowledged' as const), reason: text, expires: fc.constant('2027-01-31') }),
);

/** Verdicts with anything in their texts. */
export const verdicts: fc.Arbitrary<readonly Verdict[]> = fc.array(
  fc.record({
    problem: fc.record({
      rule: fc.oneof(
        fc.constantFrom<RuleId>('IPAM303', 'IPAM317', 'IPAM999'),
        text.map((x): RuleId => `X-${x}`),
      ),
      severity: fc.constantFrom<Severity>('error', 'warning'),
      where,
      message: text,
      fix: text,
    }),
    standing,
  }),
  { maxLength: 8 },
);
