import { readdirSync, readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { kubernetesCel } from './kubernetes-cel';

/** A Kubernetes object as it would be applied. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: unknown;
  readonly spec?: unknown;
}

/** A structural schema, as far as it matters here. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
  readonly [keyword: string]: unknown;
}

/**
 * What an API server that has the CRDs of a folder would say against an object: unknown fields, wrong types and values,
 * duplicates in sets, and the CEL rules (but those about updates). Empty: it is accepted.
 */
export function crdViolations(object: KubernetesObject, crdFolder: string): readonly string[] {
  const schema = schemaOf(object, crdFolder);
  if (schema === undefined) return [`${crdFolder} has no ${object.kind} of ${object.apiVersion}`];
  const stored = structuredClone(object);
  const validate = validatorOf(schema);
  if (!validate(stored)) {
    return validate.errors!.map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    );
  }
  return valueViolations(stored, schema, '');
}

/** The schema of a kind in a folder of CRDs. */
export function schemaOf(object: Pick<KubernetesObject, 'apiVersion' | 'kind'>, crdFolder: string): Schema | undefined {
  return crdsIn(crdFolder).get(`${object.apiVersion} ${object.kind}`);
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const folders = new Map<string, ReadonlyMap<string, Schema>>();

function crdsIn(folder: string): ReadonlyMap<string, Schema> {
  const known = folders.get(folder);
  if (known) return known;
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const crds = files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as Crd),
  );
  const schemas = new Map(
    crds.flatMap(({ spec: { group, names, versions } }) =>
      versions.map(({ name, schema }) => [`${group}/${name} ${names.kind}`, schema.openAPIV3Schema] as const),
    ),
  );
  folders.set(folder, schemas);
  return schemas;
}

/** API servers take leading zeros in the octets of an address, and host bits in a CIDR. */
const isIpv4 = (text: string): boolean =>
  /^[0-9]{1,3}(\.[0-9]{1,3}){3}$/.test(text) && text.split('.').every((octet) => Number(octet) < 256);

function isCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^[0-9]+$/.test(length)) return false;
  return isIpv4(address) ? Number(length) <= 32 : isIPv6(address) && Number(length) <= 128;
}

/** API servers check few formats. */
const AJV = new Ajv({
  allErrors: true,
  useDefaults: true,
  strict: false,
  formats: {
    ipv4: isIpv4,
    ipv6: isIPv6,
    cidr: isCidr,
    'date-time': true,
    int32: true,
    int64: true,
    byte: true,
  },
});

/** What API servers add to every schema at its root; some CRDs leave it out. */
const OF_EVERY_OBJECT = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

const validators = new WeakMap<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const root = { ...schema, properties: { ...OF_EVERY_OBJECT, ...schema.properties } };
  const validate = AJV.compile(closed(root, ['metadata']));
  validators.set(schema, validate);
  return validate;
}

/** The schema with every object closed to fields that it does not name: server-side apply refuses those. */
function closed(schema: Schema, open: readonly string[] = []): Schema {
  const { properties, items, additionalProperties } = schema;
  const isClosed = properties !== undefined && additionalProperties === undefined;
  return {
    ...schema,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: closed(additionalProperties) } : {}),
    ...(isClosed && schema['x-kubernetes-preserve-unknown-fields'] !== true ? { additionalProperties: false } : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [key, open.includes(key) ? value : closed(value)]),
          ),
        }),
  };
}

function valueViolations(value: unknown, schema: Schema, path: string): readonly string[] {
  if (value === undefined || value === null) return [];
  return [
    ...celViolations(value, schema, path),
    ...duplicates(value, schema, path),
    ...childViolations(value, schema, path),
  ];
}

const CEL = kubernetesCel();

const celViolations = (value: unknown, schema: Schema, path: string): readonly string[] =>
  (schema['x-kubernetes-validations'] ?? [])
    .filter(({ rule }) => !rule.includes('oldSelf'))
    .filter(({ rule }) => !holds(rule, value))
    .map(({ rule, message }) => `${path}: ${message ?? rule}`);

/** A rule that cannot be evaluated, because a field is not there, refuses too. */
function holds(rule: string, value: unknown): boolean {
  try {
    return CEL.evaluate(rule, { self: withIntegers(value) }) === true;
  } catch {
    return false;
  }
}

const duplicates = (value: unknown, schema: Schema, path: string): readonly string[] =>
  schema['x-kubernetes-list-type'] === 'set' && Array.isArray(value) && new Set(value).size < value.length
    ? [`${path}: duplicate entries`]
    : [];

function childViolations(value: unknown, schema: Schema, path: string): readonly string[] {
  if (Array.isArray(value)) {
    return schema.items === undefined
      ? []
      : value.flatMap((item, i) => valueViolations(item, schema.items!, `${path}/${i}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const own = schema.properties?.[key] ?? schema.additionalProperties;
    return typeof own === 'object' ? valueViolations(child, own, `${path}/${key}`) : [];
  });
}

/** CEL tells integers from other numbers. */
function withIntegers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withIntegers(child)]));
}
