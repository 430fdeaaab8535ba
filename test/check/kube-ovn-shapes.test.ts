import { expect, test } from 'vitest';
import { foreignObject } from '../../src/check/foreign-object';
import { kubeOvnShape } from '../../src/check/kube-ovn-shapes';
import type { Shape } from '../../src/check/shape';
import { type Schema, schemaOf } from '../support/crd-schema';

const KINDS = ['Subnet', 'IPPool', 'IP', 'Vip', 'Vpc', 'OvnEip', 'OvnFip', 'IptablesEIP', 'IptablesFIPRule'];

const VERSIONS = ['v1.15.24', 'v1.16.2'];

const TYPES: Readonly<Record<Shape['type'], string>> = {
  text: 'string',
  number: 'integer',
  boolean: 'boolean',
  list: 'array',
  mapping: 'object',
  any: 'anything',
};

/** Each field below a spec with its type: `spec.acls[].priority integer`. */
function fieldsOfShape({ type, fields, items }: Shape, path: string): readonly string[] {
  if (items !== undefined) return fieldsOfShape(items, `${path}[]`);
  if (fields === undefined) return [`${path} ${TYPES[type]}`];
  return Object.entries(fields).flatMap(([key, field]) => fieldsOfShape(field, `${path}.${key}`));
}

function fieldsOfSchema({ type, properties, items }: Schema, path: string): readonly string[] {
  if (items !== undefined) return fieldsOfSchema(items, `${path}[]`);
  if (properties === undefined) return [`${path} ${String(type)}`];
  return Object.entries(properties).flatMap(([key, schema]) => fieldsOfSchema(schema, `${path}.${key}`));
}

test.each(VERSIONS.flatMap((version) => KINDS.map((kind) => [kind, version] as const)))(
  'the fields of %s are those of the CRD of %s, with their types',
  (kind, version) => {
    const identity = { apiVersion: 'kubeovn.io/v1', kind };
    const shape = kubeOvnShape(foreignObject(identity, () => ({}))!)!;
    const schema = schemaOf(identity, `imports/crds/kube-ovn/${version}`)!;
    const ours = fieldsOfShape(shape.fields!.spec!, 'spec');
    expect([...ours].sort()).toEqual([...fieldsOfSchema(schema.properties!.spec!, 'spec')].sort());
    expect(shape.fields!.status !== undefined).toBe(schema.properties!.status !== undefined);
  },
);
