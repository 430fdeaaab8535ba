import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yamlText } from '../../src/render/yaml-text';

/** Texts that YAML 1.1 readers stumble over, and others. */
const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    'y',
    'No',
    'on',
    'null',
    '~',
    'true',
    '0x10',
    '010',
    '1_000',
    '1e3',
    '.inf',
    '-',
    '- a',
    '? a',
    ': a',
    'a: b',
    'a #b',
    '#a',
  ],
  ...[
    '!all()',
    '*a',
    '&a',
    '%a',
    '@a',
    '`a',
    '10:20:30',
    '10.1.0.0',
    '10.1.0.0/24',
    'fd00::1',
    'fd00::',
    '["10.0.0.1"]',
    '["fd00::1","10.0.0.1"]',
  ],
  ...[
    'a\nb',
    'a\n',
    '\na',
    ' a\nb',
    'a\n\n  b\n',
    'a\n\n\n',
    'a b '.repeat(30),
    'a\tb\n',
    "it's",
    '"',
    '\'"',
    '\u00e4',
    '\u2028',
    '\ud83d\ude00',
    '2026-11-21',
    '=',
    '<<',
    'a\r\nb',
  ],
  `${'line with words\n'.repeat(6)}`,
  ` ${'line with words\n'.repeat(6)} `,
);
const text = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ maxLength: 90 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z0-9./:_-]{1,20}$/) },
);
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const { node } = fc.letrec<{ node: unknown; list: unknown[]; map: Record<string, unknown> }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('node'), { maxLength: 4 }),
  map: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    tie('node'),
    { maxKeys: 4 },
  ),
}));
const manifest = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), node, { minKeys: 1, maxKeys: 4 });

describe('manifests as text', () => {
  it('are byte for byte what cdk8s writes', () => {
    fc.assert(
      fc.property(fc.array(manifest, { minLength: 1, maxLength: 3 }), (objects) => {
        expect(yamlText(objects)).toBe(Yaml.stringify(...objects));
      }),
      { numRuns: 3000 },
    );
  });
});
