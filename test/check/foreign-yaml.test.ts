import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCounter, parseAllDocuments, stringify } from 'yaml';
import { readForeignYaml } from '../../src/check/foreign-yaml';
import { lintDocuments } from '../../src/check/lint';
import { AS_KUBECTL_READS } from '../../src/check/yaml-dialect';

const LAUGHS = ['a', 'b', 'c', 'd', 'e']
  .map(
    (name, i, names) =>
      `${name}: &${name} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*${names[i - 1]}`))}]\n`,
  )
  .join('');

const faults = (text: string): string[] =>
  readForeignYaml(text, 'x.yaml').problems.map(
    ({ rule, where, message }) => `${rule} ${where.line}:${where.column} ${message}`,
  );

describe('foreign YAML', () => {
  it.each<[string, string, RegExp]>([
    ['a tab', 'a:\n\tb: 1\n', /^IPAM421 2:1 The line is indented with a tab/],
    ['a mapping in a value', 'a: 1\nb: c: d\n', /^IPAM421 2:4 From here on this is no YAML: Nested mappings/],
    ['a list without its end', 'a: [1, 2\n', /^IPAM421 2:1 From here on this is no YAML: /],
    ['a control character', 'a: 1\n---\nb: "x\u0000"\n', /^IPAM421 3:6 Here is a control character/],
    ['aliases that multiply', LAUGHS, /^IPAM421 1:1 Its aliases stand for so many copies/],
    ['an alias of nothing', 'a: 1\nc: *b\n', /^IPAM421 2:4 Its aliases lead nowhere: /],
    [
      'a key that stands twice',
      'a: 1\nb: { c: 1, d: 2, c: 3 }\n',
      /^IPAM423 2:18 The key "c" stands in line 2 already/,
    ],
    [
      'a conflict of git',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n',
      /^IPAM421 2:1 Here is a conflict that git has left/,
    ],
    ['a template as a value', 'a: 1\nname: {{ .Values.name }}\n', /^IPAM422 2:7 Here is \{\{/],
    ['a template in a list', 'a:\n  - {{ .Values.name }}\n', /^IPAM422 2:5 /],
    ['a template before text', 'a: 1\nname: {{ .Values.name }}-db\n', /^IPAM422 2:7 /],
    ['a template on a line of its own', 'a: 1\n{{- if .Values.b }}\nb: 1\n{{- end }}\n', /^IPAM422 2:1 /],
    [
      'a negation without quotes',
      'apiVersion: v1\nkind: A\na: !all()\n',
      /^IPAM421 3:4 YAML takes !all\(\) for the type/,
    ],
    ['nesting without end', '['.repeat(20_000), /^IPAM421 1:1 /],
  ])('with %s is named', (_, text, fault) => {
    expect(faults(text)).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# nothing\n'],
    ['braces in quotes and blocks', `a: "{{ x }}"\nb: 'c {{ y }}'\nc: |\n  {{ z }}\n  d: {{ z }}\n`],
    ['braces within text', 'image: web:{{tag}}\n'],
    ['one key in two mappings', 'a: { b: 1 }\nc: { b: 1 }\n'],
    ['an alias', 'a: &a { b: 1 }\nc: *a\n'],
    ['a mapping as a key', 'a:\n  ? { b: c }\n  : d\n'],
    ['tags of another program', 'Resources: { Name: !Ref Name }\n'],
    ['lines that end in CR LF', 'a: 1\r\nb: 2\r\n'],
  ])('with %s is good', (_, text) => {
    expect(faults(text)).toEqual([]);
  });

  it('is read as kubectl reads it', () => {
    const { documents, problems } = readForeignYaml(
      'x: &x { a: yes, b: off, c: y, d: 010, e: 1_000, f: -0b11, g: "no", h: 12:30, i: 09, j: 0, k: Norway, l: 0.5 }\n' +
        'spec:\n  <<: *x\n  d: 8_\n',
      'x.yaml',
    );
    const x = {
      a: true,
      b: false,
      c: true,
      d: 8,
      e: 1000,
      f: -3,
      g: 'no',
      h: '12:30',
      i: 9,
      j: 0,
      k: 'Norway',
      l: 0.5,
    };
    expect(problems).toEqual([]);
    expect(documents.map(({ value }) => value)).toEqual([{ x, spec: { ...x, d: 8 } }]);
  });

  it('is read document by document', () => {
    const { documents, problems } = readForeignYaml('a: 1\n---\nb: c: d\n---\ne: 1\n', 'x.yaml');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { e: 1 }]);
    expect(problems.map(({ where }) => where)).toEqual([{ file: 'x.yaml', line: 3, column: 4 }]);
  });

  it('has the items of lists, and of lists among them', () => {
    const text = '&a\nkind: List\nitems:\n  - kind: PodList\n    items:\n      - b: 1\n  - *a\n  - c: 1\n';
    const { documents } = readForeignYaml(text, 'x.yaml');
    const [b, around, c] = documents;
    expect(documents).toHaveLength(3);
    expect([b!.value, c!.value]).toEqual([{ b: 1 }, { c: 1 }]);
    expect(around!.value).toMatchObject({ kind: 'List' });
    expect(b!.positionOf(['b'])).toEqual({ line: 6, column: 9 });
  });

  it('has the kind of items at their list, as the API prints them', () => {
    const text = 'apiVersion: v1\nkind: PodList\nitems:\n  - metadata:\n      name: a\n  - kind: Node\n';
    const { documents } = readForeignYaml(text, 'x.yaml');
    const a = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
    expect(documents.map(({ value }) => value)).toEqual([a, { kind: 'Node' }]);
    expect(documents[0]!.positionOf(['metadata', 'name'])).toEqual({ line: 5, column: 7 });
  });

  it('gives places in the file, in whichever document they are', () => {
    const text = '%YAML 1.2\n---\na: 1\n--- { b: 2 }\n---\r\nc:\r\n  - d: |\r\n      x\r\n      y: 1\r\n';
    for (const [edit, first] of [
      [(whole: string) => whole, 3],
      [(whole: string) => whole.replace(/^.*\n---\n/, ''), 1],
    ] as const) {
      const { documents } = readForeignYaml(edit(text), 'x.yaml');
      const [a, b, c] = documents.map(({ positionOf }) => positionOf);
      expect(a!(['a'])).toEqual({ line: first, column: 1 });
      expect(b!(['b'])).toEqual({ line: first + 1, column: 7 });
      expect(c!(['c', 0, 'd'])).toEqual({ line: first + 4, column: 5 });
      expect(c!(['c', 0, 'd'], { line: 2, column: 4 })).toEqual({ line: first + 6, column: 10 });
      expect(c!(['c', 0, 'e', 'f'])).toEqual({ line: first + 4, column: 5 });
    }
  });

  it('is read as by the library alone, however its documents are written', () => {
    const word = fc.constantFrom('a', 'b-c', '10.0.0.1', 'yes', '0x1', '', ' x', '# y', '{z}', '- w', 'l\nm\n', 'k: v');
    const data = fc.letrec((tie) => ({
      node: fc.oneof(
        word,
        fc.integer(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(word, tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    const document = fc
      .tuple(data, fc.constantFrom('block', 'flow', 'json'), fc.constantFrom('---\n', '--- ', '---\n# c\n', '---\n\n'))
      .map(([value, style, mark]) => `${mark}${written(value, style)}`);
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.join('');
        const library = [...parseAllDocuments(text, { ...AS_KUBECTL_READS, lineCounter: new LineCounter() })];
        if (library.some(({ errors }) => errors.length > 0)) return;
        const { documents } = readForeignYaml(text, 'x.yaml');
        const values = library.map((one) => one.toJS() as unknown).filter((value) => value !== null);
        expect(documents.map(({ value }) => value).filter((value) => value !== null)).toEqual(values);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the line in a file with several documents', () => {
    expect(faults('a: 1\n---\nb: 1\nb: 2\n---\nc: {{ x }}\n').map((fault) => fault.slice(0, 11))).toEqual([
      'IPAM423 4:1',
      'IPAM422 6:4',
    ]);
  });

  it('never ends in an exception, whatever it is', () => {
    const pages = ['calico', 'kube-ovn'].map((name) => readFileSync(`test/fixtures/documents/${name}.yaml`, 'utf8'));
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '\t',
      '---\n',
      ': ',
      '- ',
      '&a ',
      '*a ',
      '"',
      "'",
      '|\n',
      '{toString: 1}',
      '!!set ',
      '\n',
    );
    const edit = fc.tuple(fc.nat(4000), fc.nat(40), fc.oneof(piece, fc.string()));
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.array(edit, { maxLength: 4 }), (page, edits) => {
        const text = edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), page);
        const { documents } = readForeignYaml(text, 'x.yaml');
        lintDocuments(documents);
        lintDocuments(documents);
      }),
      { numRuns: 300 },
    );
  });

  it('may have anything where a text is wanted', () => {
    const odd = fc.constantFrom(
      '{ toString: 1 }',
      '[ { toString: 1 } ]',
      '&x [ *x ]',
      '!!binary aGk=',
      '2001-01-01',
      '.nan',
      '~',
    );
    const keys = [
      'cidr',
      'blockSize',
      'reservedCIDRs',
      'ips',
      'subnet',
      'v4IpAddress',
      'podName',
      'metadata',
      'template',
    ];
    const spec = fc.array(fc.tuple(fc.constantFrom(...keys), odd), { maxLength: 4 });
    const kind = fc.constantFrom(
      'projectcalico.org/v3 IPPool',
      'projectcalico.org/v3 IPReservation',
      'kubeovn.io/v1 IP',
      'kubeovn.io/v1 IPPool',
      'v1 Pod',
      'apps/v1 StatefulSet',
    );
    fc.assert(
      fc.property(kind, odd, odd, spec, (type, name, annotation, fields) => {
        const [apiVersion, word] = type.split(' ');
        const text = [
          `apiVersion: ${apiVersion}`,
          `kind: ${word}`,
          `metadata: { name: ${name}, annotations: { cni.projectcalico.org/ipv4pools: ${annotation}, x: ${annotation} } }`,
          'spec:',
          ...new Map(fields.map(([key, value]) => [key, `  ${key}: ${value}`])).values(),
        ].join('\n');
        const { documents } = readForeignYaml(text, 'x.yaml');
        lintDocuments(documents);
        lintDocuments(documents);
      }),
      { numRuns: 300 },
    );
  });
});

function written(value: unknown, style: string): string {
  if (style === 'json') return `${JSON.stringify(value)}\n`;
  return stringify(value, { collectionStyle: style === 'flow' ? 'flow' : 'block' });
}
