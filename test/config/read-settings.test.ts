import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IpamConfig } from '../../src/config/define-config';
import { effectiveSettings } from '../../src/config/print-config';
import { readSettings } from '../../src/config/read-settings';
import { temporaryFolder } from '../support/folder';

/** The settings of a folder with these files. */
function settings(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return readSettings({ folder });
}

const problemsIn = (files: Readonly<Record<string, string>>): string[] =>
  settings(files).problems.map(
    ({ rule, where: { file, line = '', column = '' }, message }) => `${rule} ${file}:${line}:${column} ${message}`,
  );

const TYPED = `interface Team { readonly name: string }
const team: Team = { name: 'db' };

export default {
  preset: 'strict',
  rules: {
    IPAM225: 'off',
    IPAM301: [{ severity: 'warning', where: 'helm/**', reason: 'It is on its way out.' }],
  },
  acknowledge: [
    { rule: 'IPAM131', where: \`\${team.name}/*\`, reason: 'It is as we want it.', expires: '2027-01-31', ticket: 'OPS-1' },
  ],
  manifests: ['helm/**/*.yaml', { files: ['a.yaml', 'b.yaml'], calico: '3.33', calicoApi: 'native' }],
  ignore: [{ files: 'test/**', reason: 'They are wrong on purpose.' }],
  baseline: 'known.json',
  failOn: 'warning',
  customRules: [
    { id: 'X-ACME-001', name: 'acme', title: 'a thing', why: 'So.', fix: 'Mend it.', check: () => [] },
  ],
} as const;
`;

describe('a configuration', () => {
  it('in TypeScript says everything that there is to say', () => {
    const read = settings({ 'ipam.config.ts': TYPED });
    expect(read.problems).toEqual([]);
    expect(read).toMatchObject({
      file: 'ipam.config.ts',
      failOn: 'warning',
      baselineFile: 'known.json',
      manifests: [{ files: ['helm/**/*.yaml'] }, { files: ['a.yaml', 'b.yaml'], calico: '3.33', calicoApi: 'native' }],
      ignore: [{ files: ['test/**'], reason: 'They are wrong on purpose.' }],
      policy: {
        preset: 'strict',
        settings: [
          { rule: 'IPAM225', level: 'off', places: [], writtenAt: { file: 'ipam.config.ts', line: 7, column: 5 } },
          { rule: 'IPAM301', level: 'warning', places: ['helm/**'], reason: 'It is on its way out.' },
        ],
        acknowledgements: [
          {
            rule: 'IPAM131',
            places: ['db/*'],
            expires: '2027-01-31',
            ticket: 'OPS-1',
            writtenAt: { line: 11, column: 5 },
          },
        ],
        rules: [{ id: 'X-ACME-001' }],
      },
      userRules: [{ writtenAt: { file: 'ipam.config.ts', line: 18 } }],
    });
  });

  it.each<[string, string]>([
    ['ipam.config.js', "module.exports = { preset: 'strict' };"],
    ['ipam.config.js', "export default { preset: 'strict' };"],
    ['ipam.config.cjs', "module.exports = { preset: 'strict' };"],
    ['ipam.config.mjs', "export default { preset: 'strict' };"],
    ['ipam.config.ts', "const config = { preset: 'strict' } as const;\nexport default config;"],
    ['ipam.config.ts', "module.exports = { preset: 'strict' };"],
    ['ipam.config.json', '{ "$schema": "./x.json", "preset": "strict" }'],
  ])('may be %s: %s', (name, text) => {
    const { problems, policy } = settings({ [name]: text });
    expect({ problems, preset: policy.preset }).toEqual({ problems: [], preset: 'strict' });
  });

  it('may be left out', () => {
    const read = settings({});
    expect(read).toMatchObject({
      problems: [],
      failOn: 'error',
      baselineFile: 'ipam-baseline.json',
      policy: { preset: 'recommended' },
    });
    expect(read.file).toBeUndefined();
  });

  it('may be given in code, or refused there together with the baseline', () => {
    expect(readSettings({ config: { preset: 'strict' } }).policy.preset).toBe('strict');
    expect(readSettings({ config: false })).toMatchObject({ problems: [], policy: { preset: 'recommended' } });
    expect(readSettings({ config: false }).baselineFile).toBeUndefined();
  });

  it.each<[string, string]>([
    ['ipam.config.ts', 'export default {};'],
    ['ipam.config.cjs', 'module.exports = {};'],
    ['ipam.config.json', '\uFEFF{}'],
  ])('may be empty where %s says so', (file, text) => {
    expect(settings({ [file]: text })).toMatchObject({ file, problems: [] });
  });

  it('may import functions of its own', () => {
    const read = settings({
      'rules.ts': 'export const level: string = "warning";',
      'ipam.config.ts': "import { level } from './rules';\nexport default { rules: { IPAM225: level } };",
    });
    expect(read.policy.settings).toMatchObject([{ rule: 'IPAM225', level: 'warning' }]);
  });
});

describe('a configuration that cannot be read', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'there are two of it',
      { 'ipam.config.ts': 'export default {}', 'ipam.config.json': '{}' },
      /^IPAM900 ipam\.config\.ts:: There are ipam\.config\.ts and ipam\.config\.json/,
    ],
    [
      'it throws',
      { 'ipam.config.ts': 'const one: number = 1;\n\nthrow new Error("no such team");\n' },
      /^IPAM900 ipam\.config\.ts:3: The configuration cannot be read: no such team\.$/,
    ],
    [
      'a function in it throws',
      { 'ipam.config.js': 'export default { preset: f() };\nfunction f() {\n  throw new TypeError("no");\n}' },
      /^IPAM900 ipam\.config\.js:3: .*: no\.$/,
    ],
    [
      'it is no TypeScript',
      { 'ipam.config.ts': 'export default {\n  preset: [1,\n};\n' },
      /^IPAM900 ipam\.config\.ts:3:.* The configuration cannot be read: /,
    ],
    [
      'it is no JavaScript',
      { 'ipam.config.cjs': 'module.exports = {\n  preset: ]\n};\n' },
      /^IPAM900 ipam\.config\.cjs:2:/,
    ],
    [
      'it is no JSON',
      { 'ipam.config.json': '{\n  "preset": strict\n}' },
      /^IPAM900 ipam\.config\.json:.* The configuration cannot be read: /,
    ],
    [
      'it ends too early',
      { 'ipam.config.json': '{\n  "rules": ' },
      /^IPAM900 ipam\.config\.json:2:11 .*Unexpected end/,
    ],
    ['it exports nothing', { 'ipam.config.ts': 'const config = { preset: "strict" };\n' }, /: it exports nothing, /],
    ['it is empty', { 'ipam.config.js': '' }, /: it exports nothing, /],
    [
      'it exports a promise',
      { 'ipam.config.ts': 'export default Promise.reject(new Error("late"));\n' },
      /: it exports a promise, which nobody waits for/,
    ],
    [
      'it imports what is not there',
      { 'ipam.config.ts': "import { a } from './nothing';\nexport default { preset: a };" },
      /^IPAM900 ipam\.config\.ts:.*: Cannot find module '\.\/nothing'/,
    ],
    [
      'it awaits something',
      { 'ipam.config.mjs': 'export default await Promise.resolve({});' },
      /^IPAM900 ipam\.config\.mjs:1:/,
    ],
  ])('because %s is one problem with its place and without a stack', (_, files, expected) => {
    const problems = problemsIn(files);
    expect(problems).toEqual([expect.stringMatching(expected)]);
    expect(problems.join()).not.toMatch(/ at .*\(|node_modules|\n/);
  });
});

describe('a configuration with mistakes', () => {
  const json = (config: object) => problemsIn({ 'ipam.config.json': JSON.stringify(config, undefined, 2) });

  it.each<[object, string]>([
    [{ presett: 'strict' }, 'IPAM901 ipam.config.json:2:3 There is no key presett. Did you mean preset?'],
    [
      { preset: 'production' },
      'IPAM901 ipam.config.json:2:3 The key preset is wrong: Invalid option: expected one of "recommended"|"strict".',
    ],
    [
      { rules: { IPAM225: 'fatal' } },
      'IPAM901 ipam.config.json:3:5 The key rules.IPAM225 is wrong: off, warning, error, or { severity, where, reason }, or a list of these is wanted.',
    ],
    [
      { rules: { IPAM225: { severity: 'off', wher: 'x' } } },
      'IPAM901 ipam.config.json:5:7 There is no key rules.IPAM225.wher.',
    ],
    [
      { rules: { IPAM131: { severity: 'off', reason: 'no' } } },
      'IPAM901 ipam.config.json:5:7 The key rules.IPAM131.reason is wrong: a reason of a few words, ten characters at least, is wanted.',
    ],
    [
      { manifests: [{ files: 'x', calico: 'latest' }] },
      'IPAM901 ipam.config.json:5:7 The key manifests[0].calico is wrong: a version such as 3.32 is wanted.',
    ],
    [
      { ignore: [{ files: 'x' }] },
      'IPAM901 ipam.config.json:3:5 The key ignore[0].reason is wrong: Invalid input: expected string, received undefined.',
    ],
    [
      { acknowledge: [{ rule: 'IPAM131', expires: '2027-01-31' }] },
      'IPAM905 ipam.config.json:3:5 The acknowledgement of IPAM131 gives no reason.',
    ],
    [
      { acknowledge: [{ rule: 'IPAM131', reason: 'ok', expires: '2027-01-31' }] },
      'IPAM905 ipam.config.json:3:5 The acknowledgement of IPAM131 gives "ok" as its reason, of which nobody can learn why.',
    ],
    [
      { acknowledge: [{ rule: 'IPAM131', reason: 'We know of it.' }] },
      'IPAM905 ipam.config.json:3:5 The acknowledgement of IPAM131 has no end: it lacks `expires`.',
    ],
    [
      { acknowledge: [{ rule: 'IPAM131', reason: 'We know of it.', expires: '2027-02-30' }] },
      'IPAM905 ipam.config.json:3:5 The acknowledgement of IPAM131 ends on "2027-02-30", which is no day such as 2027-01-31.',
    ],
  ])('is told where they are: %o', (config, expected) => {
    expect(json(config)).toEqual([expected]);
  });

  it.each(['[]', 'null', '"strict"', '7'])('is refused as a whole where it is %s', (text) => {
    expect(problemsIn({ 'ipam.config.json': text })).toEqual([
      expect.stringMatching(/^IPAM901 .* The configuration is wrong: /),
    ]);
  });

  it('is told of all of them at once', () => {
    expect(json({ presett: 1, failOn: 'never', baseline: true })).toHaveLength(3);
  });

  it('is refused where its baseline cannot be read', () => {
    expect(problemsIn({ 'ipam-baseline.json': '{"version": 1, "findings": [\n<<<<<<< HEAD\n]}' })).toEqual([
      'IPAM908 ipam-baseline.json:2: The baseline cannot be read. It is no JSON: it has conflict markers of git.',
    ]);
  });
});

describe('the settings that hold', () => {
  const linesOf = (config: IpamConfig, given = {}) =>
    effectiveSettings(readSettings({ config, folder: temporaryFolder() }), given);

  it('say who has said so: nobody, the preset, the configuration or the command line', () => {
    const lines = linesOf({ preset: 'strict', rules: { IPAM225: 'off' } }, { failOn: 'warning' });
    expect(lines).toContainEqual(expect.objectContaining({ name: 'preset', value: 'strict', source: 'config' }));
    expect(lines).toContainEqual(expect.objectContaining({ name: 'failOn', value: 'warning', source: 'command line' }));
    expect(lines).toContainEqual(
      expect.objectContaining({ name: 'baseline', value: 'ipam-baseline.json', source: 'default' }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ name: 'rules.IPAM225', value: 'off', source: 'config' }));
    expect(lines).toContainEqual({ name: 'rules.IPAM265', value: 'error', source: 'preset' });
  });
});
