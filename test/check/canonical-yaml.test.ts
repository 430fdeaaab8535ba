import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { OTHER_FORM, readCanonical } from '../../src/check/canonical-yaml';
import { AS_KUBECTL_READS } from '../../src/check/yaml-dialect';
import { yamlText } from '../../src/render/yaml-text';

const asTheLibraryReads = (text: string): unknown => {
  const [document] = [...parseAllDocuments(text, AS_KUBECTL_READS)];
  return document === undefined ? null : document.toJS();
};

const SOME_TEXTS = [
  ...[
    'yes',
    'null',
    '~',
    '010',
    '1e3',
    '0x10',
    '-1',
    '1_000',
    '.5',
    '-',
    '- a',
    'a: b',
    'a #b',
    '#',
    '---',
    '<<',
    'a\n',
  ],
  ...[
    'a\nb',
    '\n',
    ' a',
    'a ',
    "it's",
    '"',
    '["10.0.0.1"]',
    '{"a": [1, 2]}\n',
    '10.0.0.0/8',
    'fd00::1',
    'a\n\n  b\n\n',
    'é',
  ],
  ...[
    '*',
    '&x',
    '!tag',
    '|',
    '>',
    '%',
    '@',
    '`',
    '[',
    '{',
    '?',
    ',',
    'true',
    'On',
    '2001-01-01',
    '1:30',
    'a\tb',
    '',
    '=',
    '0o7',
  ],
];
const text = fc.oneof(fc.constantFrom(...SOME_TEXTS), fc.string(), fc.string({ unit: 'grapheme' }));
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(text, tie('node'), { maxKeys: 4 }),
  ),
})).node;

describe('a document in our own form', () => {
  it('is read as the library reads it, or not at all', () => {
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 4 }), (object) => {
        for (const written of [yamlText([object]), stringify(object)]) {
          const read = readCanonical(written);
          if (read !== OTHER_FORM) expect(read).toEqual(asTheLibraryReads(written));
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('is read at once when it is an ordinary manifest', () => {
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '10' }, labels: {}, name: 'redis' },
      spec: {
        args: ['--a=b: c', 'yes', '- x'],
        replicas: 3,
        script: 'set -e\n\necho "a"\n',
        empty: [],
        ips: '["10.0.0.1"]',
      },
    };
    expect(readCanonical(yamlText([manifest]))).toEqual(manifest);
  });

  it.each(['a: {}: \n', 'a: [*b]\n', '- &b x\n- [*b]\n'])('is left to the library where %j stands in it', (written) => {
    expect(readCanonical(written)).toBe(OTHER_FORM);
  });

  const FRAGMENTS = [
    'a:',
    'b',
    ' ',
    '  ',
    '\n',
    '- ',
    '"',
    "'",
    '|',
    '#',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '1',
    '-',
    '&a',
    '*a',
    '<<',
    'null',
    ',',
  ];
  it('gives no other value than the library, whatever pieces it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }), (parts) => {
        const written = `${parts.join('')}\n`;
        const read = readCanonical(written);
        if (read === OTHER_FORM) return;
        const [document] = [...parseAllDocuments(written, AS_KUBECTL_READS)];
        expect([document?.errors.length ?? 0, document === undefined ? null : document.toJS()]).toEqual([0, read]);
      }),
      { numRuns: 20_000 },
    );
  });
});
