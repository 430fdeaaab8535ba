import { describe, expect, test } from 'vitest';
import * as cdk8sIpam from '../../imports/cdk8s-ipam.dev';
import * as calicoV1 from '../../imports/crd.projectcalico.org';
import * as kubeOvn from '../../imports/kubeovn.io';
import * as calicoV3 from '../../imports/projectcalico.org';
import { crdViolations, type KubernetesObject, type Schema, schemaOf } from '../support/crd-schema';

/** A class that `cdk8s import` made. */
interface Generated {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  readonly manifest: (props: unknown) => KubernetesObject;
}

const MODULES: readonly (readonly [object, string])[] = [
  [calicoV3, 'imports/crds/calico/v3.33'],
  [calicoV1, 'imports/crds/calico/v3.33'],
  [kubeOvn, 'imports/crds/kube-ovn/v1.16.2'],
  [cdk8sIpam, 'imports/crds/cdk8s-ipam'],
];

const classesIn = (module: object): readonly Generated[] =>
  Object.values(module).filter((member): member is Generated => typeof member === 'function' && 'GVK' in member);

describe.each(MODULES.flatMap(([module, folder]) => classesIn(module).map((made) => ({ ...made.GVK, made, folder }))))(
  '$apiVersion $kind',
  ({ apiVersion, kind, made, folder }) => {
    const schema = schemaOf({ apiVersion, kind }, folder)!.properties!.spec!;

    test('the class loses no field of the schema', () => {
      const { spec } = made.manifest({ metadata: {}, spec: inAnyCase(filled(schema)) });
      expect(keysOf(spec)).toEqual(keysOf(filled(schema)));
    });

    test('the schema has every field of the class', () => {
      const object = made.manifest({ metadata: {}, spec: inAnyCase(filled(schema)) });
      const unknown = crdViolations(object, folder).filter((violation) => violation.includes('additional properties'));
      expect(unknown).toEqual([]);
    });
  },
);

/** A value with every field that the schema names. */
function filled(schema: Schema): unknown {
  if (schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, filled(value)]));
  }
  if (schema.items !== undefined) return [filled(schema.items)];
  if (typeof schema.additionalProperties === 'object') return { key: filled(schema.additionalProperties) };
  const { type } = schema;
  const [first] = (schema.enum ?? []) as readonly unknown[];
  if (first !== undefined) return first;
  return type === 'boolean' ? true : type === 'integer' ? 1 : type === 'object' ? {} : 'text';
}

/** The classes spell the fields in their own way (`disableBgpExport`): a field that is asked for is the one of like letters. */
function inAnyCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inAnyCase);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inAnyCase(child)]));
  const find = (name: string) => Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
  return new Proxy(fields, {
    get: (_, name) => (typeof name === 'string' ? fields[find(name) ?? ''] : undefined),
  });
}

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, child]) => keysOf(child, `${path}/${key}`))
    .sort();
}
