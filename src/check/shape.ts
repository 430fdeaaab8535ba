import type { Extent } from './extent';
import { fieldName } from './field-name';
import type { Path } from './foreign-document';
import { foreignText } from './foreign-text';

/** What a field may hold: as much of an OpenAPI schema as the kinds that we judge have. */
export interface Shape {
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'mapping' | 'any';
  /** Of a text. */
  readonly oneOf?: readonly string[];
  /** Of a number, which is whole. */
  readonly least?: number;
  readonly greatest?: number;
  /** Of a list. */
  readonly items?: Shape;
  /** Whether a list may have no item twice. */
  readonly isSet?: boolean;
  /** Of a mapping. Absent: any. */
  readonly fields?: Readonly<Record<string, Field>>;
}

export interface Field extends Shape {
  /** The versions that have it. Absent: all. */
  readonly extent?: Extent;
  /** The versions that have a default for it, and so take null. Absent: none. */
  readonly defaultIn?: Extent;
}

/** How a value differs from its shape. */
export interface ShapeFault {
  readonly kind: 'unknown field' | 'wrong type' | 'wrong value' | 'repeated item';
  readonly path: Path;
  readonly message: string;
  readonly extent?: Extent;
}

/** Everything in which a value differs from a shape. @param path where the value stands */
export function shapeFaults(value: unknown, shape: Shape, path: Path = []): readonly ShapeFault[] {
  const name = fieldName(path);
  if (shape.type === 'any') return [];
  if (!hasType(value, shape.type)) return [wrongType(value, shape, path)];
  if (typeof value === 'string') return isAmong(value, shape) ? [] : [wrongValue(value, shape, path)];
  if (typeof value === 'number') return isWithin(value, shape) ? [] : [wrongNumber(value, shape, path)];
  if (Array.isArray(value)) {
    const { items = ANYTHING, isSet } = shape;
    const faults = value.flatMap((item: unknown, i) => shapeFaults(item, items, [...path, i]));
    return isSet === true ? [...faults, ...repeatedItems(value, path, name)] : faults;
  }
  return shape.fields === undefined ? [] : fieldFaults(value as Values, shape.fields, path);
}

const ANYTHING: Shape = { type: 'any' };

type Values = Readonly<Record<string, unknown>>;

const fieldFaults = (values: Values, fields: Readonly<Record<string, Field>>, path: Path): readonly ShapeFault[] =>
  Object.keys(values).flatMap((key) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const at = [...path, key];
    if (values[key] === undefined) return [];
    if (field === undefined) return [unknownField(at, fields)];
    const missing = othersThan(field.extent).map((extent) => unknownFieldIn(at, extent));
    if (values[key] !== null) return [...missing, ...shapeFaults(values[key], field, at)];
    return [...missing, ...nullFaults(field, at)];
  });

const unknownField = (path: Path, fields: Readonly<Record<string, Field>>): ShapeFault => ({
  kind: 'unknown field',
  path,
  message: `${fieldName(path)} is no field; beside it there may be ${Object.keys(fields).join(', ')}.`,
});

const unknownFieldIn = (path: Path, extent: Extent): ShapeFault => ({
  kind: 'unknown field',
  path,
  message: `${fieldName(path)} is no field ${extent.from === undefined ? `before ${extent.of} ${extent.below}` : `from ${extent.of} ${extent.from} on`}.`,
  extent,
});

/** What may be anything may be nothing: many tools write `creationTimestamp: null`. */
const nullFaults = ({ type, defaultIn }: Field, path: Path): readonly ShapeFault[] => {
  if (type === 'any') return [];
  const message = `${fieldName(path)} has no value: it is null.`;
  if (defaultIn === undefined) return [{ kind: 'wrong type', path, message }];
  return othersThan(defaultIn).map((extent) => ({ kind: 'wrong type', path, message, extent }));
};

/** The versions outside an extent; none where it has all. */
const othersThan = (extent: Extent | undefined): readonly Extent[] => [
  ...(extent?.from === undefined ? [] : [{ of: extent.of, below: extent.from }]),
  ...(extent?.below === undefined ? [] : [{ of: extent.of, from: extent.below }]),
];

const wrongType = (value: unknown, { type }: Shape, path: Path): ShapeFault => ({
  kind: 'wrong type',
  path,
  message: `${fieldName(path)} is ${describe(value)}, where ${WANTED[type]} is wanted.`,
});

const wrongValue = (value: string, { oneOf = [] }: Shape, path: Path): ShapeFault => ({
  kind: 'wrong value',
  path,
  message: `${fieldName(path)} is ${JSON.stringify(value)}, and may be ${oneOf.join(', ')} only.`,
});

const wrongNumber = (value: number, { least, greatest }: Shape, path: Path): ShapeFault => ({
  kind: 'wrong value',
  path,
  message: `${fieldName(path)} is ${value}, and may be ${least} to ${greatest} only.`,
});

function repeatedItems(items: readonly unknown[], path: Path, name: string): readonly ShapeFault[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, i) => {
    const isFirst = !seen.has(item);
    seen.add(item);
    const message = `${name} has ${foreignText(item)} twice.`;
    return isFirst ? [] : [{ kind: 'repeated item', path: [...path, i], message }];
  });
}

const WANTED: Readonly<Record<Shape['type'], string>> = {
  text: 'text',
  number: 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  mapping: 'a mapping',
  any: 'anything',
};

function hasType(value: unknown, type: Exclude<Shape['type'], 'any'>): boolean {
  if (type === 'text') return typeof value === 'string';
  if (type === 'number') return Number.isInteger(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'list') return Array.isArray(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isAmong = (value: string, { oneOf }: Shape): boolean => oneOf === undefined || oneOf.includes(value);

const isWithin = (value: number, { least = -Infinity, greatest = Infinity }: Shape): boolean =>
  least <= value && value <= greatest;

const describe = (value: unknown): string =>
  typeof value === 'string' ? `the text ${JSON.stringify(value)}` : foreignText(value);
