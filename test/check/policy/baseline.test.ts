import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../../src/check/policy/apply-policy';
import {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  countRefused,
  fixedEntries,
  inOrder,
  prunedBaseline,
  targetOf,
} from '../../../src/check/policy/baseline';
import { parseBaseline, printBaseline } from '../../../src/check/policy/baseline-text';
import { NO_POLICY } from '../../../src/check/policy/policy';
import type { Problem, RuleId, Whereabouts } from '../../../src/model/problem';
import { temporaryFolder } from '../../support/folder';

const FILE = 'ipam-baseline.json';

const problem = (rule: RuleId, where: Whereabouts): Problem => ({
  rule,
  severity: 'error',
  where,
  message: 'It is wrong.',
  fix: 'Mend it.',
});

const judged = (problems: readonly Problem[], baseline?: Baseline) =>
  applyPolicy(problems, { ...NO_POLICY, ...(baseline && { baseline }) });

const entry = (rule: RuleId, target: string, count = 1): BaselineEntry => ({ rule, target, count });

describe('the target of a problem', () => {
  it.each<[Whereabouts, string]>([
    [
      { file: './helm/pools.yaml', line: 7, column: 3, identity: 'IPPool/db', field: 'spec.cidr' },
      'helm/pools.yaml IPPool/db spec.cidr',
    ],
    [
      { path: 'prod-shop/redis', identity: 'prod/shop/StatefulSet/redis', file: 'src/main.ts', line: 9 },
      'prod/shop/StatefulSet/redis',
    ],
    [{ path: 'prod-shop/redis', file: 'src/main.ts' }, 'prod-shop/redis'],
    [{ file: 'ipam.lock.yaml', line: 3 }, 'ipam.lock.yaml'],
    [{}, ''],
  ])('of %o is what stays when lines and code are moved', (where, target) => {
    expect(targetOf(where)).toBe(target);
  });
});

describe('a baseline', () => {
  const at = (line: number, field = 'spec.cidr') =>
    problem('IPAM303', { file: 'a.yaml', identity: 'IPPool/db', field, line });

  it('has what is open now, counted, and answers for it from then on wherever its lines have gone', () => {
    const baseline = baselineOf(judged([at(3), at(9), at(1, 'spec.blockSize')]), FILE);
    expect(baseline.entries).toEqual([
      entry('IPAM303', 'a.yaml IPPool/db spec.blockSize'),
      entry('IPAM303', 'a.yaml IPPool/db spec.cidr', 2),
    ]);
    const kinds = judged([at(30), at(90), at(91), at(10, 'spec.blockSize')], baseline).map(
      ({ standing }) => standing.kind,
    );
    expect(kinds).toEqual(['baseline', 'baseline', 'open', 'baseline']);
  });

  it('keeps what it answered for when it is written anew', () => {
    const first = baselineOf(judged([at(3)]), FILE);
    expect(baselineOf(judged([at(4), at(5)], first), FILE).entries).toEqual([
      entry('IPAM303', 'a.yaml IPPool/db spec.cidr', 2),
    ]);
  });

  it('takes in nothing that nobody may silence', () => {
    const verdicts = judged([problem('IPAM240', { identity: 'a' }), at(3)]);
    expect(baselineOf(verdicts, FILE).entries).toHaveLength(1);
    expect(countRefused(verdicts)).toBe(1);
  });

  it('says what is mended, and loses it when it is pruned', () => {
    const baseline = {
      file: FILE,
      entries: [entry('IPAM131', 'gone'), entry('IPAM303', 'a.yaml IPPool/db spec.cidr', 3)],
    };
    const verdicts = judged([at(3)], baseline);
    expect(verdicts.at(-1)!.problem).toMatchObject({
      rule: 'IPAM909',
      where: { file: FILE },
      message: 'The baseline answers for 3 problems that are gone: IPAM131 at gone and 1 other place.',
    });
    const pruned = prunedBaseline(baseline, fixedEntries(baseline, verdicts));
    expect(pruned.entries).toEqual([entry('IPAM303', 'a.yaml IPPool/db spec.cidr', 1)]);
    expect(judged([at(3)], pruned).map(({ standing }) => standing.kind)).toEqual(['baseline']);
  });

  it('with an unknown rule, or one that nobody may silence, is an error', () => {
    const entries = [entry('IPAM240', 'a'), entry('IPAM99' as RuleId, 'b')];
    const rules = judged([problem('IPAM240', { identity: 'a' })], { file: FILE, entries }).map((verdict) => [
      verdict.problem.rule,
      verdict.standing.kind,
    ]);
    expect(rules).toEqual([
      ['IPAM240', 'open'],
      ['IPAM903', 'open'],
      ['IPAM902', 'open'],
      ['IPAM909', 'open'],
    ]);
  });
});

describe('the text of a baseline', () => {
  const someEntries = fc
    .uniqueArray(
      fc.record({
        rule: fc.constantFrom<RuleId>('IPAM131', 'IPAM303', 'X-A'),
        target: fc.string(),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      {
        selector: ({ rule, target }) => `${rule} ${target}`,
      },
    )
    .map(inOrder);

  it('is read as it was written, and has one entry a line', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const text = printBaseline({ file: FILE, entries });
        expect(parseBaseline(text, FILE)).toEqual({ ok: true, baseline: { file: FILE, entries } });
        expect(text.split('\n').length).toBe(entries.length === 0 ? 2 : entries.length + 3);
      }),
    );
  });

  it('takes the larger count where both sides of a merge have brought an entry', () => {
    const lines = [entry('IPAM131', 'a', 2), entry('IPAM131', 'a', 3)].map((one) => JSON.stringify(one));
    expect(parseBaseline(`{"version": 1, "findings": [${lines.join(',')}]}`, FILE)).toMatchObject({
      baseline: { entries: [entry('IPAM131', 'a', 3)] },
    });
  });

  it('merges in git where two branches have written different places', () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });
    const write = (...targets: string[]) =>
      writeFileSync(
        join(folder, FILE),
        printBaseline({ file: FILE, entries: inOrder(targets.map((target) => entry('IPAM131', target))) }),
      );
    const commit = () => git('commit', '-qam', 'x');
    git('init', '-q', '-b', 'main');
    write('b', 'd', 'f', 'h');
    git('add', '.');
    commit();
    git('checkout', '-qb', 'other');
    write('a', 'b', 'd', 'f', 'h');
    commit();
    git('checkout', '-q', 'main');
    write('b', 'd', 'f', 'g', 'h');
    commit();
    git('merge', '-q', '--no-edit', 'other');
    const read = parseBaseline(readFileSync(join(folder, FILE), 'utf8'), FILE);
    expect(read.ok && read.baseline.entries.map(({ target }) => target)).toEqual(['a', 'b', 'd', 'f', 'g', 'h']);
  });

  it.each<[string, string, number]>([
    ['', 'It is no JSON', 1],
    ['[]', 'The file: Invalid input', 1],
    ['{"version": 2, "findings": []}', 'version: Invalid input', 1],
    [
      '{"version": 1, "findings": [\n{"rule":"IPAM131","target":"a","count":1},\n{"rule":"IPAM131","target":"a","count":0}\n]}',
      'findings.1.count',
      3,
    ],
    [
      '{"version": 1, "findings": [\n{"rule":"131","target":"a","count":1}\n]}',
      'findings.0.rule: a rule id such as',
      2,
    ],
    [
      '{"version": 1, "findings": [\n{"rule":"IPAM131","target":"a","count":1},\n<<<<<<< HEAD\n]}',
      'it has conflict markers of git',
      3,
    ],
  ])('that is no baseline is refused where it is wrong: %j', (text, message, line) => {
    expect(parseBaseline(text, FILE)).toMatchObject({
      ok: false,
      problems: [{ rule: 'IPAM908', where: { file: FILE, line }, message: expect.stringContaining(message) }],
    });
  });
});
