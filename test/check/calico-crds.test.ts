import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calicoShape } from '../../src/check/calico-shapes';
import { type Extent, mayLieIn } from '../../src/check/extent';
import { type ForeignObject, foreignObject } from '../../src/check/foreign-object';
import { lintObjects } from '../../src/check/lint';
import type { Field } from '../../src/check/shape';
import { isError } from '../../src/model/problem';
import { versionOf } from '../../src/model/version';
import { crdViolations, type KubernetesObject, type Schema, schemaOf } from '../support/crd-schema';

/** What may go through CRDs, of the versions that we have. */
const SERVED = [
  ...['3.31', '3.32', '3.33'].flatMap((version) =>
    ['IPPool', 'IPReservation', 'IPAMConfig'].map((kind) => ({
      version,
      kind,
      apiVersion: 'crd.projectcalico.org/v1',
      api: 'crd' as const,
    })),
  ),
  ...['3.32', '3.33'].flatMap((version) =>
    ['IPPool', 'IPReservation', 'IPAMConfiguration'].map((kind) => ({
      version,
      kind,
      apiVersion: 'projectcalico.org/v3',
      api: 'native' as const,
    })),
  ),
];

type Served = (typeof SERVED)[number];

const folderOf = ({ version }: Served): string => `imports/crds/calico/v${version}`;

const targetOf = ({ version, api }: Served) => ({ calico: { version: versionOf(version), api } });

const objectOf = ({ apiVersion, kind }: Served, spec: unknown): ForeignObject =>
  foreignObject({ apiVersion, kind, metadata: { name: 'default' }, spec }, () => ({ file: 'x.yaml' }))!;

describe.each(
  SERVED.map((served) => [`${served.kind} of ${served.apiVersion} in Calico ${served.version}`, served] as const),
)('%s', (_, served) => {
  const schema = schemaOf(served, folderOf(served))!.properties!.spec!.properties!;
  const shape = calicoShape(objectOf(served, {}))!.fields!.spec!.fields!;
  const isIn = (extent?: Extent) => mayLieIn(extent, targetOf(served));

  test('has the fields of the CRD', () => {
    const fields = Object.keys(shape).filter((key) => isIn(shape[key]!.extent));
    expect(fields.sort()).toEqual(Object.keys(schema).sort());
  });

  test('has their types, values and defaults', () => {
    const fields = Object.entries(schema).map(([key, field]) => [key, described(field, shape[key]!)]);
    const ours = Object.keys(schema).map((key) => [key, describedShape(shape[key]!, isIn)]);
    expect(ours).toEqual(fields);
  });

  test('is refused wherever the CRD refuses it', () => {
    fc.assert(
      fc.property(specs(served.kind), (spec) => {
        const object = objectOf(served, spec);
        const stored = objectOf(served, withoutDefaulted(spec, schema)).value;
        const refusals = crdViolations(stored as unknown as KubernetesObject, folderOf(served));
        const errors = lintObjects([object], { target: targetOf(served) }).filter(isError);
        expect(refusals.length > 0 && errors.length === 0 ? refusals : []).toEqual([]);
      }),
      { numRuns: Number(process.env.CALICO_MANIFESTS ?? 100) },
    );
  });
});

/** For null where there is a default, the API server writes the default. */
const withoutDefaulted = (spec: Record<string, unknown>, schema: Readonly<Record<string, Schema>>) =>
  Object.fromEntries(
    Object.entries(spec).filter(([key, value]) => value !== null || schema[key]?.default === undefined),
  );

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  number: 'integer',
  boolean: 'boolean',
  list: 'array',
  mapping: 'object',
};

/** The CRDs of 3.31 know few values; Calico itself the same as later. */
const described = (field: Schema, shape: Field) => ({
  type: field.type,
  oneOf: field.enum ?? shape.oneOf,
  hasDefault: field.default !== undefined,
});

const describedShape = ({ type, oneOf, defaultIn }: Field, isIn: (extent: Extent) => boolean) => ({
  type: TYPES[type],
  oneOf,
  hasDefault: defaultIn !== undefined && isIn(defaultIn),
});

const ODD = [
  null,
  '',
  'x',
  0,
  -1,
  26,
  28,
  33,
  129,
  1201,
  2147483648,
  true,
  'Never',
  'Always',
  'CrossSubnet',
  'always',
  [],
  {},
];
const CIDRS = [
  '10.0.0.0/16',
  '10.0.0.0/30',
  '10.0.0.1/24',
  '10.01.0.0/24',
  '10.0.0.5',
  'fd00::/64',
  'FD00::/64',
  'fe80::/64',
  '0.0.0.0/0',
  '169.254.5.0/24',
  '::ffff:10.0.0.0/120',
  '10.0.0.0/024',
  'x',
  '10.0.0.0/33',
];
const USES = ['Workload', 'Tunnel', 'LoadBalancer', 'workload'];
const SELECTORS = ['all()', '!all()', 'all( )', 'global()', "rack == 'a'", `has(${'a'.repeat(1030)})`];

const field = (...values: readonly unknown[]) =>
  fc.option(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...values) }, fc.constantFrom(...ODD)), {
    nil: undefined,
  });

function specs(kind: string): fc.Arbitrary<Record<string, unknown>> {
  const record = SPECS[kind]!;
  return fc
    .record(record)
    .map((spec) => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)));
}

const list = (...items: readonly unknown[]) =>
  fc.option(fc.array(fc.constantFrom(...items), { maxLength: 3 }), { nil: undefined });

const CONFIG = {
  strictAffinity: field(true, false),
  autoAllocateBlocks: field(true, false),
  maxBlocksPerHost: field(0, 20, 1000001),
  ipCooldownSeconds: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, field(0, 1200)),
  kubeVirtVMAddressPersistence: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, field('Enabled')),
};

const SPECS: Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> = {
  IPPool: {
    cidr: field(...CIDRS),
    blockSize: field(0, 20, 26, 28, 32, 122, 128),
    ipipMode: field('Never', 'Always', 'CrossSubnet'),
    vxlanMode: field('Never', 'Always', 'CrossSubnet'),
    nodeSelector: field(...SELECTORS),
    namespaceSelector: field(...SELECTORS),
    allowedUses: list(...USES, 7),
    assignmentMode: field('Automatic', 'Manual'),
    disabled: field(true, false),
    natOutgoing: field(true),
    disableBGPExport: field(true),
    nat: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constant(true)),
  },
  IPReservation: { reservedCIDRs: list(...CIDRS, 7) },
  IPAMConfig: CONFIG,
  IPAMConfiguration: CONFIG,
};
