import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_RESULTS, sarifReport } from '../../../src/check/report/sarif';
import type { Verdict } from '../../../src/check/verdict';
import { ACKNOWLEDGED, CONTEXT, open, SMALL, TINY, verdicts, withStanding } from './reporting';

/** The schema of OASIS, as published by Microsoft in @microsoft/jest-sarif. It is of draft 4, with nothing that 7 has not. */
const { id: _, $schema: __, ...SCHEMA } = JSON.parse(readFileSync('test/fixtures/sarif-2.1.0.schema.json', 'utf8'));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(SCHEMA);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly object[] }];
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

function run(list: readonly Verdict[], context = CONTEXT) {
  const log = JSON.parse(sarifReport(list, context)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('SARIF', () => {
  it('has a place, a level and a fingerprint for each result', () => {
    expect(run([open()]).results).toEqual([
      {
        ruleId: 'IPAM303',
        ruleIndex: 0,
        level: 'error',
        message: { text: '10.0.0.0/30 has 4 addresses. Write blockSize.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'pools.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 4, startColumn: 9 },
            },
            logicalLocations: [{ fullyQualifiedName: 'IPPool/p spec.cidr', kind: 'object' }],
          },
        ],
        partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/) },
      },
    ]);
  });

  it('has only the rules that found something, with all that they say', () => {
    const [rule, ...others] = run([open()]).tool.driver.rules;
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      id: 'IPAM303',
      name: TINY.name,
      shortDescription: { text: 'IPPool smaller than a block.' },
      fullDescription: { text: 'Calico cuts a pool into blocks. Versions: from 3.33.' },
      help: { markdown: expect.stringContaining('````\na: ```\n\n````') },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['ip-addresses', 'backend'] },
    });
  });

  it('cuts descriptions to what GitHub takes', () => {
    const [rule] = run([open()], { ...CONTEXT, rules: [{ ...TINY, why: '\u{1f600}'.repeat(900) }] }).tool.driver.rules;
    const { text } = rule!.fullDescription as { text: string };
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text).toMatch(/\u{1f600}…$/u);
  });

  it('names files from the folder of the repository, encoded', () => {
    const context = { ...CONTEXT, folder: 'apps/shop' };
    const uri = (file?: string) => {
      const [result] = run([open({ where: file === undefined ? {} : { file } })], context).results;
      const [place] = result!.locations as { physicalLocation: { artifactLocation: unknown; region: unknown } }[];
      return place!.physicalLocation.artifactLocation;
    };
    expect(uri('./a b/pö%.yaml')).toEqual({ uri: 'apps/shop/a%20b/p%C3%B6%25.yaml', uriBaseId: '%SRCROOT%' });
    expect(uri('../infra/pools.yaml')).toEqual({ uri: 'apps/infra/pools.yaml', uriBaseId: '%SRCROOT%' });
    expect(uri('dist\\x.yaml')).toEqual({ uri: 'apps/shop/dist/x.yaml', uriBaseId: '%SRCROOT%' });
    expect(uri('/tmp/x.yaml')).toEqual({ uri: 'file:///tmp/x.yaml' });
    expect(uri()).toEqual({ uri: 'apps/shop/ipam.lock.yaml', uriBaseId: '%SRCROOT%' });
  });

  it('suppresses what somebody has answered for, and leaves out what is turned off', () => {
    const { results } = run([
      withStanding(ACKNOWLEDGED),
      withStanding({ kind: 'baseline' }),
      withStanding({ kind: 'off' }),
    ]);
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'external', status: 'accepted', justification: 'A lab, "only" (until 2027-01-31)' }],
      [{ kind: 'external', status: 'accepted', justification: expect.stringContaining('baseline') }],
    ]);
  });

  it('tells what is new where there is a baseline', () => {
    const list = [open(), withStanding({ kind: 'baseline' })];
    const states = run(list, { ...CONTEXT, hasBaseline: true }).results.map(({ baselineState }) => baselineState);
    expect(states).toEqual(['new', 'unchanged']);
  });

  it('keeps fingerprints where lines are put in above, or another problem comes before', () => {
    const prints = (list: readonly Verdict[]) =>
      run(list).results.map(({ partialFingerprints }) => partialFingerprints);
    const [first] = prints([open()]);
    const moved = open({
      where: { identity: 'IPPool/p', field: 'spec.cidr', file: 'pools.yaml', line: 40, column: 3 },
    });
    expect(prints([open({ rule: 'IPAM317' }), moved])[1]).toEqual(first);
  });

  it('has as many results as GitHub takes, the gravest, and says how many are left out', () => {
    const warnings = Array.from({ length: MOST_RESULTS }, () => open({ rule: SMALL.id, severity: 'warning' }));
    const { results, invocations } = run([...warnings, open()]);
    expect(results.length).toBe(MOST_RESULTS);
    expect(results[0]).toMatchObject({ ruleId: 'IPAM303' });
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'warning', message: { text: expect.stringContaining('1 result left out') } },
    ]);
  });

  it('is valid whatever stands in names and texts, and its fingerprints differ', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const { results } = run(list);
        const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { numRuns: 100 },
    );
  });
});
