/** Values that were made for CEL already: lists of a view are handed over once for each of their items. */
const MADE = new WeakMap<object, unknown>();

/** A value as CEL takes it: whole numbers are its `int`, which of JavaScript's numbers are bigints only. */
export function celValueOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const known = MADE.get(value);
  if (known !== undefined) return known;
  const made = Array.isArray(value) ? value.map(celValueOf) : fieldsOf(value);
  MADE.set(value, made);
  return made;
}

const fieldsOf = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, celValueOf(field)]])),
  );
