import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readForeignDocuments } from '../../src/check/foreign-yaml';
import { lintDocuments } from '../../src/check/lint';

const lint = (text: string): readonly string[] =>
  lintDocuments(readForeignDocuments(text, 'ip.yaml')).map(
    ({ rule, where }) => `${rule} ${where.identity} ${where.file}:${where.line}`,
  );

const ippool = (items: string): string =>
  `apiVersion: kubeovn.io/v1\nkind: IPPool\nmetadata: { name: p }\nspec:\n  subnet: pods\n  ips:\n${items}`;

describe('the page about reserved IPs', () => {
  const file = 'test/fixtures/documents/kube-ovn.yaml';
  const problems = lintDocuments(readForeignDocuments(readFileSync(file, 'utf8'), file));

  test('has these mistakes, each with its line', () => {
    expect(problems.map(({ rule, where }) => [rule, where.identity, where.line])).toEqual([
      ['IPAM337', 'IP/pod-static-01.default', 54],
      ['IPAM338', 'IP/pod-static-01.default', 50],
      ['IPAM338', 'IP/pod-static-01.default', 83],
      ['IPAM339', 'IP/vm-dynamic-01.default', 28],
      ['IPAM339', 'IP/vm-dynamic-01.default', 27],
      ['IPAM339', 'IP/vm-dynamic-01.default', 19],
      ['IPAM339', 'IP/pod-static-01.default', 72],
      ['IPAM339', 'IP/pod-static-01.default', 71],
      ['IPAM339', 'IP/pod-static-01.default', 63],
      ['IPAM673', 'IP/pod-static-01.default', 53],
    ]);
  });

  test('and each says what follows and what to do', () => {
    for (const problem of problems) {
      expect(problem.where.file).toBe(file);
      expect(problem.message).toMatch(/\.$/);
      expect(problem.fix.length).toBeGreaterThan(20);
    }
  });
});

describe('items of an IPPool', () => {
  test.each(['10.66.0.5', '10.66.0.5..10.66.0.9', '10.66.0.0/28', '"fd00::1..fd00::9"', '"FD00:66::5"'])(
    '%s is fine',
    (item) => {
      expect(lint(ippool(`  - ${item}\n`))).toEqual([]);
    },
  );

  test.each([
    '10.66.0.5..fd00::1',
    '10.0.0.5-10.0.0.9',
    '" 10.66.0.5"',
    'x',
    '""',
    '10.066.0.5',
    '"::ffff:10.66.0.5"',
    '10.66.0.9..10.66.0.5',
    '10.66.0.0/33',
    '10.66.0.9/28',
    '10.66.0.5..9',
  ])('%s is not, on its line', (item) => {
    expect(lint(ippool(`  - 10.66.0.1\n  - ${item}\n`))).toEqual(['IPAM336 IPPool/p ip.yaml:8']);
  });
});

describe('other YAML', () => {
  test('of other kinds, or none, is left alone', () => {
    expect(lint('')).toEqual([]);
    expect(lint('kind: IP\napiVersion: other/v1\nspec: { podType: "", x: }\n')).toEqual([]);
    expect(lint('- 1\n- two\n---\njust text\n')).toEqual([]);
    expect(lint('kind: [unclosed\n')).toEqual([]);
  });

  test('in a List counts item by item', () => {
    const item =
      '- apiVersion: kubeovn.io/v1\n  kind: IP\n  metadata: { name: a.b }\n  spec:\n    v6IpAddress:\n    podType: VirtualMachine\n';
    expect(lint(`kind: List\napiVersion: v1\nitems:\n${item}`)).toContain('IPAM337 IP/a.b ip.yaml:8');
  });
});
