import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeExtent, type Extent, mayLieIn } from '../../src/check/extent';
import { foreignObject } from '../../src/check/foreign-object';
import { lintDocuments, lintObjects } from '../../src/check/lint';
import type { LintTarget } from '../../src/check/lint-target';
import type { Rule } from '../../src/check/rule';
import { shapeFaults } from '../../src/check/shape';
import { TEXT_START } from '../../src/model/position';
import { versionOf } from '../../src/model/version';

const calico = (version?: string, api?: 'native' | 'aggregated' | 'crd'): LintTarget => ({
  calico: { ...(version && { version: versionOf(version) }), ...(api && { api }) },
});

describe('the extent of a flaw', () => {
  const from33: Extent = { of: 'Calico', from: '3.33' };
  const below33: Extent = { of: 'Calico', below: '3.33' };

  test.each<[Extent | undefined, LintTarget, boolean]>([
    [undefined, {}, true],
    [from33, {}, true],
    [from33, calico('3.32.4'), false],
    [from33, calico('3.33'), true],
    [below33, calico('3.32.4'), true],
    [below33, calico('3.33.0'), false],
    [from33, { kubeOvn: { version: versionOf('1.15') } }, true],
    [{ of: 'Kube-OVN', from: '1.16' }, { kubeOvn: { version: versionOf('1.15.24') } }, false],
    [{ of: 'Calico', apis: ['native', 'crd'] }, calico('3.32', 'aggregated'), false],
    [{ of: 'Calico', apis: ['native', 'crd'] }, calico('3.32', 'crd'), true],
    [{ of: 'Calico', apis: ['native', 'crd'] }, calico('3.32'), true],
  ])('%o in %o: %s', (extent, target, expected) => {
    expect(mayLieIn(extent, target)).toBe(expected);
  });

  test.each<[Extent | undefined, LintTarget, string | undefined]>([
    [undefined, {}, undefined],
    [from33, calico('3.33'), undefined],
    [from33, {}, 'So it is in Calico from 3.33 on.'],
    [below33, {}, 'So it is in Calico before 3.33.'],
    [{ of: 'Calico', from: '3.30', below: '3.32' }, {}, 'So it is in Calico from 3.30 to before 3.32.'],
    [{ of: 'Calico', apis: ['native', 'crd'] }, calico('3.32'), 'So it is in Calico with the native API.'],
    [{ of: 'Kube-OVN', from: '1.16' }, {}, 'So it is in Kube-OVN from 1.16 on.'],
  ])('%o in %o is described: %s', (extent, target, expected) => {
    expect(describeExtent(extent, target)).toBe(expected);
  });
});

describe('a shape', () => {
  const shape = {
    type: 'mapping',
    fields: {
      name: { type: 'text', oneOf: ['a', 'b'] },
      count: { type: 'number', least: 1, greatest: 3 },
      tags: { type: 'list', items: { type: 'text' }, isSet: true },
      any: { type: 'any' },
      late: { type: 'boolean', extent: { of: 'Calico', from: '3.33' }, defaultIn: { of: 'Calico', from: '3.34' } },
      old: { type: 'boolean', extent: { of: 'Calico', below: '3.30' } },
    },
  } as const;

  test.each<[unknown, readonly string[]]>([
    [{ name: 'a', count: 3, tags: ['x', 'y'], any: [1] }, []],
    [{ name: 'c' }, ['name is "c", and may be a, b only.']],
    [{ count: 4 }, ['count is 4, and may be 1 to 3 only.']],
    [{ count: 1.5 }, ['count is 1.5, where a whole number is wanted.']],
    [{ tags: ['x', 7, 'x'] }, ['tags[1] is 7, where text is wanted.', 'tags has x twice.']],
    [{ tags: 'x' }, ['tags is the text "x", where a list is wanted.']],
    [{ toString: 1 }, ['toString is no field; beside it there may be name, count, tags, any, late, old.']],
    [{ late: true, old: true }, ['late is no field before Calico 3.33.', 'old is no field from Calico 3.30 on.']],
    [{ late: null }, ['late is no field before Calico 3.33.', 'late has no value: it is null.']],
    [{ name: undefined }, []],
    ['x', [' is the text "x", where a mapping is wanted.']],
  ])('%o', (value, messages) => {
    expect(shapeFaults(value, shape).map(({ message }) => message)).toEqual(messages);
  });

  test('ends where a value is within itself', () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(shapeFaults({ tags: ring, any: ring }, shape)).toMatchObject([
      { path: ['tags', 0], message: 'tags[0] is […], where text is wanted.' },
    ]);
  });
});

describe('linting', () => {
  const broken: Rule = {
    id: 'IPAM620',
    name: 'broken',
    severity: 'error',
    title: 't',
    why: 'w.',
    fix: 'f.',
    lint: () => {
      throw new Error('it broke');
    },
  };

  test('tells of a rule that fails, and is not ended by it', () => {
    const object = foreignObject({ apiVersion: 'v1', kind: 'Pod' }, () => ({}))!;
    expect(lintObjects([object], {}, [broken])).toMatchObject([
      { rule: 'IPAM620', severity: 'error', message: 'The rule broken failed on these manifests: it broke.' },
    ]);
  });

  test('has no rule that fails, whatever the objects are', () => {
    fc.assert(
      fc.property(fc.array(objects, { maxLength: 6 }), fc.array(objects, { maxLength: 3 }), (values, before) => {
        const documents = values.map((value) => ({ file: 'x.yaml', value, positionOf: () => TEXT_START }));
        const earlier = before.flatMap((value) => foreignObject(value, () => ({})) ?? []);
        const failed = lintDocuments(documents, { before: earlier, known: () => earlier }).filter(({ message }) =>
          /^The rule .* failed/.test(message),
        );
        expect(failed).toEqual([]);
      }),
      { numRuns: Number(process.env.LINT_RUNS ?? 200) },
    );
  });
});

const KINDS = [
  ...['IPPool', 'IPReservation', 'IPAMConfiguration', 'IPAMConfig'].flatMap((kind) => [
    `projectcalico.org/v3 ${kind}`,
    `crd.projectcalico.org/v1 ${kind}`,
  ]),
  ...['Subnet', 'IPPool', 'IP', 'Vpc', 'Vip', 'OvnEip', 'OvnFip', 'IptablesEIP', 'IptablesFIPRule'].map(
    (kind) => `kubeovn.io/v1 ${kind}`,
  ),
  ...['v1 Pod', 'v1 Namespace', 'v1 ConfigMap', 'apps/v1 StatefulSet', 'apps/v1 Deployment', 'batch/v1 CronJob'],
];

const TEXTS = [
  '',
  'x',
  'default',
  '10.0.0.0/24',
  '10.0.0.0/30',
  '10.0.0.5',
  'fd00::/64',
  '["a"]',
  '["10.0.0.5"]',
  'all()',
  '((',
];

const FIELDS = [
  ...['cidr', 'blockSize', 'nodeSelector', 'namespaceSelector', 'allowedUses', 'ipipMode', 'reservedCIDRs', 'disabled'],
  ...[
    'cidrBlock',
    'excludeIps',
    'gateway',
    'subnet',
    'ips',
    'namespaces',
    'vpc',
    'staticRoutes',
    'acls',
    'v4IpAddress',
  ],
  ...['template', 'replicas', 'ipCooldownSeconds', 'toString', '__proto__x'],
];

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, 0, -1, 26, 1.5, true, ...TEXTS),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS, 'metadata', 'annotations', 'spec', 'name'), tie('any'), { maxKeys: 4 }),
  ),
})).any;

const ANNOTATIONS = ['cni.projectcalico.org/ipAddrs', 'cni.projectcalico.org/ipv4pools', 'ovn.kubernetes.io/ip_pool'];

const objects = fc
  .record({
    type: fc.constantFrom(...KINDS),
    name: fc.oneof(fc.constantFrom<unknown>(...TEXTS), value),
    annotations: fc.oneof(fc.dictionary(fc.constantFrom(...ANNOTATIONS), value, { maxKeys: 2 }), value),
    labels: value,
    spec: fc.oneof({ weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 }) }, value),
  })
  .map(({ type, name, annotations, labels, spec }) => {
    const [apiVersion, kind] = type.split(' ');
    return { apiVersion, kind, metadata: { name, annotations, labels }, spec };
  });
