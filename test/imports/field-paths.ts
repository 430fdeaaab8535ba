import type { Schema } from '../support/crd-schema';

/** The fields of a value, such as `/spec/acls/[]/action`; what stands under a free key counts as `*`. */
export function fieldsOf(value: unknown, schema: Schema | undefined, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, schema?.items, `${path}/[]`));
  if (typeof value !== 'object' || value === null) return [path];
  const free = schema?.additionalProperties;
  return Object.entries(value).flatMap(([key, child]) =>
    typeof free === 'object'
      ? fieldsOf(child, free, `${path}/*`)
      : fieldsOf(child, schema?.properties?.[key], `${path}/${key}`),
  );
}

/** The fields that a schema has. */
export function fieldsIn(schema: Schema, path = ''): readonly string[] {
  if (schema.items !== undefined) return fieldsIn(schema.items, `${path}/[]`);
  if (typeof schema.additionalProperties === 'object') return fieldsIn(schema.additionalProperties, `${path}/*`);
  if (schema.properties === undefined) return [path];
  return Object.entries(schema.properties).flatMap(([key, child]) => fieldsIn(child, `${path}/${key}`));
}
