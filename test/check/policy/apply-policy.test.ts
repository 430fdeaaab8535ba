import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acknowledgement } from '../../../src/check/policy/acknowledgement';
import { applyPolicy } from '../../../src/check/policy/apply-policy';
import { NO_POLICY, type Policy, type RuleSetting } from '../../../src/check/policy/policy';
import type { Problem, RuleId, Whereabouts } from '../../../src/model/problem';

const AT: Whereabouts = { file: 'ipam.config.ts', line: 3 };

const problem = (rule: RuleId, where: Whereabouts = {}, severity: Problem['severity'] = 'error'): Problem => ({
  rule,
  severity,
  where,
  message: 'It is wrong.',
  fix: 'Mend it.',
});

const acknowledged = (rule: RuleId, more: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule,
  places: [],
  reason: 'We know that.',
  expires: '2027-01-31',
  writtenAt: AT,
  ...more,
});

const setting = (rule: RuleId, more: Partial<RuleSetting>): RuleSetting => ({
  rule,
  level: 'off',
  places: [],
  reason: 'It is not for us.',
  writtenAt: AT,
  ...more,
});

const judged = (problems: readonly Problem[], policy: Partial<Policy> = {}, judging = {}) =>
  applyPolicy(problems, { ...NO_POLICY, ...policy }, judging).map(
    ({ problem: { rule, severity }, standing: { kind } }) => `${rule} ${severity} ${kind}`,
  );

/** IPAM131 is an error with a check, IPAM225 a warning; IPAM238 is one address with two owners, IPAM250 an earlier stage's. */
const REDIS: Whereabouts = { identity: 'prod/shop/StatefulSet/redis', path: 'prod-shop/redis' };

describe('a problem', () => {
  it('counts as its rule says where nobody has said anything', () => {
    expect(judged([problem('IPAM131'), problem('IPAM225', {}, 'warning')])).toEqual([
      'IPAM131 error open',
      'IPAM225 warning open',
    ]);
  });

  it('is an error in the strict preset, whatever its rule says', () => {
    expect(judged([problem('IPAM225', {}, 'warning')], { preset: 'strict' })).toEqual(['IPAM225 error open']);
  });

  it('has the severity that a setting gives its rule, of several the last that fits', () => {
    const settings = [
      setting('IPAM131', { level: 'warning' }),
      setting('IPAM131', { level: 'off', places: ['prod/shop/**'] }),
    ];
    expect(judged([problem('IPAM131', REDIS), problem('IPAM131')], { settings })).toEqual([
      'IPAM131 error off',
      'IPAM131 warning open',
    ]);
  });

  it('is settled by what the setting says even where the preset is strict', () => {
    const settings = [setting('IPAM225', { level: 'warning' })];
    expect(judged([problem('IPAM225', {}, 'warning')], { preset: 'strict', settings })).toEqual([
      'IPAM225 warning open',
    ]);
  });

  it.each<[string, Partial<Acknowledgement>]>([
    ['everywhere', {}],
    ['by its identity', { places: ['prod/shop/StatefulSet/redis'] }],
    ['by a pattern over identities', { places: ['prod/*/StatefulSet/redis'] }],
    ['by its construct path', { places: ['prod-shop/redis'] }],
    ['by one of several places', { places: ['prod/shop/StatefulSet/other', 'prod-shop/*'] }],
    ['on its construct', { scope: { kind: 'construct', path: 'prod-shop/redis', identities: [] } }],
    ['on a construct around it', { scope: { kind: 'construct', path: 'prod-shop', identities: [] } }],
    ['on the App', { scope: { kind: 'construct', path: '', identities: [] } }],
    [
      'on a construct, for one identity',
      { places: ['prod/shop/**'], scope: { kind: 'construct', path: '', identities: [] } },
    ],
    ['on the object', { scope: { kind: 'object', where: REDIS } }],
  ])('is acknowledged %s', (_, more) => {
    expect(judged([problem('IPAM131', REDIS)], { acknowledgements: [acknowledged('IPAM131', more)] })).toEqual([
      'IPAM131 error acknowledged',
    ]);
  });

  it.each<[string, Partial<Acknowledgement>]>([
    ['another identity', { places: ['prod/shop/StatefulSet/redis-2'] }],
    ['a pattern that stops at slashes', { places: ['prod/*'] }],
    ['a construct whose name only begins so', { scope: { kind: 'construct', path: 'prod-shop/red', identities: [] } }],
    ['another object', { scope: { kind: 'object', where: { ...REDIS, path: 'prod-shop/other' } } }],
    ['a construct and another place', { places: ['x'], scope: { kind: 'construct', path: '', identities: [] } }],
  ])('is not acknowledged by %s', (_, more) => {
    expect(judged([problem('IPAM131', REDIS)], { acknowledgements: [acknowledged('IPAM131', more)] })).toEqual([
      'IPAM131 error open',
      'IPAM907 warning open',
    ]);
  });

  it('is acknowledged by identity where no construct is known, by what was written on the construct', () => {
    const scope = { kind: 'construct', path: 'prod-shop', identities: ['prod/shop/StatefulSet/redis'] } as const;
    const found = [problem('IPAM265', { identity: 'prod/shop/StatefulSet/redis', file: 'ipam.lock.yaml' }, 'warning')];
    expect(judged(found, { acknowledgements: [acknowledged('IPAM265', { scope })] })).toEqual([
      'IPAM265 warning acknowledged',
    ]);
  });

  it('is acknowledged in a file by a pattern over files, with or without ./ before it', () => {
    const found = [
      problem('IPAM301', { file: './helm/db/pools.yaml', line: 3 }),
      problem('IPAM301', { file: 'helm/x.yaml' }),
    ];
    const acknowledgements = [acknowledged('IPAM301', { places: ['./helm/**/*.yaml'] })];
    expect(judged(found, { acknowledgements })).toEqual(['IPAM301 error acknowledged', 'IPAM301 error acknowledged']);
  });
});

describe('an acknowledgement', () => {
  const acknowledgements = [acknowledged('IPAM131', { expires: '2027-01-31' })];
  const found = [problem('IPAM131', REDIS)];

  it('counts up to the end of its last day', () => {
    expect(judged(found, { acknowledgements }, { asOf: '2027-01-31T23:59:59Z' })).toEqual([
      'IPAM131 error acknowledged',
    ]);
  });

  it('is a finding from the day after, and its problem counts again', () => {
    expect(judged(found, { acknowledgements }, { asOf: '2027-02-01T00:00:00Z' })).toEqual([
      'IPAM131 error open',
      'IPAM906 warning open',
    ]);
  });

  it('counts whatever its date where no instant is known', () => {
    const old = [acknowledged('IPAM131', { expires: '1999-01-01' })];
    expect(judged(found, { acknowledgements: old })).toEqual(['IPAM131 error acknowledged']);
  });

  it('gives way to one that is still good', () => {
    const both = [acknowledged('IPAM131', { expires: '2026-01-01' }), ...acknowledgements];
    const verdicts = applyPolicy(found, { ...NO_POLICY, acknowledgements: both }, { asOf: '2026-06-01T00:00:00Z' });
    expect(verdicts[0]!.standing).toMatchObject({ kind: 'acknowledged', expires: '2027-01-31' });
    expect(verdicts[1]!.problem.rule).toBe('IPAM906');
  });

  it('that meets no problem is a finding where it stands', () => {
    const [verdict] = applyPolicy([], { ...NO_POLICY, acknowledgements });
    expect(verdict!.problem).toMatchObject({ rule: 'IPAM907', where: AT });
  });

  it('is no finding where the run has not looked', () => {
    expect(judged([], { acknowledgements }, { sees: () => false })).toEqual([]);
  });

  it('of a rule that does not exist is a finding, with the rule that was meant', () => {
    const verdicts = applyPolicy([], { ...NO_POLICY, acknowledgements: [acknowledged('IPAM1331' as RuleId)] });
    expect(verdicts.map(({ problem: { rule, message } }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^IPAM902 There is no rule IPAM1331, .* Did you mean IPAM13\d/),
    ]);
  });

  it('that names a rule by its name is told the id', () => {
    const [verdict] = applyPolicy([], { ...NO_POLICY, acknowledgements: [acknowledged('stale-lock' as RuleId)] });
    expect(verdict!.problem.message).toContain('Did you mean IPAM250');
  });

  it.each<RuleId>(['IPAM238', 'IPAM240', 'IPAM246', 'IPAM250', 'IPAM200', 'IPAM111', 'IPAM907'])(
    'of %s, which nobody may silence, is an error and silences nothing',
    (rule) => {
      expect(judged([problem(rule)], { acknowledgements: [acknowledged(rule)] })).toEqual([
        `${rule} error open`,
        'IPAM903 error open',
      ]);
    },
  );
});

describe('a setting', () => {
  it('may raise a rule that nobody may silence', () => {
    const settings = [setting('IPAM907', { level: 'error' })];
    expect(judged([], { settings, acknowledgements: [acknowledged('IPAM131')] })).toEqual(['IPAM907 error open']);
  });

  it.each(['off', 'warning'] as const)('to %s of a rule that nobody may silence is an error', (level) => {
    expect(judged([problem('IPAM240')], { settings: [setting('IPAM240', { level })] })).toEqual([
      'IPAM240 error open',
      'IPAM903 error open',
    ]);
  });

  it('that turns an error down without a reason is an error, and turns nothing down', () => {
    const { reason: _, ...bare } = setting('IPAM131', { level: 'warning' });
    expect(judged([problem('IPAM131')], { settings: [bare] })).toEqual(['IPAM131 error open', 'IPAM904 error open']);
  });

  it('that turns a warning off needs no reason', () => {
    const { reason: _, ...bare } = setting('IPAM225', {});
    expect(judged([problem('IPAM225', {}, 'warning')], { settings: [bare] })).toEqual(['IPAM225 warning off']);
  });
});

describe('a policy', () => {
  const rules: RuleId[] = ['IPAM131', 'IPAM225', 'IPAM238', 'IPAM301'];
  const place = fc.constantFrom('a', 'a/b', 'a/b/c', 'b');
  const where = fc.record({ identity: place, path: place, file: place }, { requiredKeys: [] });
  const problems = fc.array(fc.record({ rule: fc.constantFrom(...rules), where }), { maxLength: 30 });
  const places = fc.array(fc.constantFrom('a', 'a/*', 'a/**', '**/c', '?', 'b'), { maxLength: 2 });
  const someAcknowledgements = fc.array(
    fc.record({ rule: fc.constantFrom(...rules), places, expires: fc.constantFrom('2026-01-01', '2028-01-01') }),
    { maxLength: 6 },
  );
  const someSettings = fc.array(
    fc.record({ rule: fc.constantFrom(...rules), places, level: fc.constantFrom('off', 'warning', 'error') }),
    { maxLength: 4 },
  );
  const entries = fc.array(
    fc.record({ rule: fc.constantFrom(...rules), target: place, count: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 4,
    },
  );

  it('never loses a problem: each gets one verdict, in order, and is open exactly where nobody answers for it', () => {
    fc.assert(
      fc.property(problems, someAcknowledgements, someSettings, entries, (found, given, levels, baseline) => {
        const all = found.map(({ rule, where: at }) => problem(rule, at));
        const acknowledgements = given.map(({ rule, ...more }) => acknowledged(rule, more));
        const settings = levels.map(({ rule, ...more }) => setting(rule, more as Partial<RuleSetting>));
        const policy: Policy = {
          ...NO_POLICY,
          acknowledgements,
          settings,
          baseline: { file: 'b.json', entries: baseline },
        };
        const verdicts = applyPolicy(all, policy, { asOf: '2027-01-01T00:00:00Z' });
        expect(verdicts.slice(0, all.length).map(({ problem: { severity: _, ...rest } }) => rest)).toEqual(
          all.map(({ severity: _, ...rest }) => rest),
        );
        expect(verdicts.slice(all.length).every(({ problem: { rule } }) => rule.startsWith('IPAM90'))).toBe(true);
        for (const [i, one] of all.entries()) {
          const { kind } = verdicts[i]!.standing;
          const covers = (globs: readonly string[]): boolean => naivelyFits(globs, one.where);
          const level = settings.filter(({ rule, places: globs }) => rule === one.rule && covers(globs)).at(-1)?.level;
          const isAnswered = acknowledgements.some(
            ({ rule, places: globs, expires }) => rule === one.rule && covers(globs) && expires > '2027',
          );
          const expected =
            one.rule === 'IPAM238'
              ? ['open']
              : level === 'off'
                ? ['off']
                : isAnswered
                  ? ['acknowledged']
                  : ['open', 'baseline'];
          expect(expected).toContain(kind);
        }
      }),
    );
  });

  it('answers for as many problems of a place as the baseline counts, and no more', () => {
    const found = Array.from({ length: 5 }, () => problem('IPAM131', { identity: 'a' }));
    const baseline = { file: 'b.json', entries: [{ rule: 'IPAM131' as const, target: 'a', count: 3 }] };
    expect(judged(found, { baseline })).toEqual([
      ...Array.from({ length: 3 }, () => 'IPAM131 error baseline'),
      ...Array.from({ length: 2 }, () => 'IPAM131 error open'),
    ]);
  });

  it('looks acknowledgements up by how their patterns begin or end, and misses none', () => {
    const found = ['a/b/c', 'x/b/c', 'c', 'b/c.yaml', 'a/b/c/d'].map((identity) => problem('IPAM131', { identity }));
    const met = (place: string) =>
      applyPolicy(found, { ...NO_POLICY, acknowledgements: [acknowledged('IPAM131', { places: [place] })] }).flatMap(
        ({ problem: { where }, standing }) => (standing.kind === 'acknowledged' ? where.identity : []),
      );
    expect(met('**/c')).toEqual(['a/b/c', 'x/b/c', 'c']);
    expect(met('a/**')).toEqual(['a/b/c', 'a/b/c/d']);
    expect(met('a/**/c')).toEqual(['a/b/c']);
    expect(met('**/*.yaml')).toEqual(['b/c.yaml']);
    expect(met('?')).toEqual(['c']);
    expect(met('**')).toHaveLength(5);
  });

  it('judges a hundred thousand problems under a thousand acknowledgements, looking at each few times', () => {
    const found = Array.from({ length: 100_000 }, (_, i) =>
      problem('IPAM131', { identity: `prod/shop/StatefulSet/s${i}` }),
    );
    const acknowledgements = Array.from({ length: 1000 }, (_, i) =>
      acknowledged('IPAM131', { places: [i % 2 === 0 ? `prod/shop/StatefulSet/s${i}` : `prod/n${i}/**`] }),
    );
    const verdicts = applyPolicy(found, { ...NO_POLICY, acknowledgements });
    expect(verdicts.filter(({ standing }) => standing.kind === 'acknowledged')).toHaveLength(500);
    expect(verdicts).toHaveLength(100_000 + 500);
  });
});

/** The same patterns, letter by letter. */
function naivelyFits(globs: readonly string[], { identity, path, file }: Whereabouts): boolean {
  const texts = [identity, path, file].filter((text) => text !== undefined);
  return globs.length === 0 || globs.some((glob) => texts.some((text) => matches(glob, text)));
}

function matches(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  if (glob.startsWith('**/'))
    return matches(glob.slice(3), text) || ends(text).some((end) => end.startsWith('/') && matches(glob.slice(2), end));
  if (glob.startsWith('**')) return ends(text).some((end) => matches(glob.slice(2), end));
  if (glob.startsWith('*'))
    return ends(text).some(
      (end) => !text.slice(0, text.length - end.length).includes('/') && matches(glob.slice(1), end),
    );
  if (glob.startsWith('?')) return text !== '' && !text.startsWith('/') && matches(glob.slice(1), text.slice(1));
  return text.startsWith(glob[0]!) && matches(glob.slice(1), text.slice(1));
}

const ends = (text: string): string[] => Array.from({ length: text.length + 1 }, (_, i) => text.slice(i));
