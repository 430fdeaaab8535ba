/**
 * The one place that says what comes before what. Everything that is sorted in this product is sorted by one of these,
 * so that no locale, insertion order or object-key order can reach a byte of output.
 */

/** Code-unit order of texts (never `localeCompare`). */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1);

export const compareNumber = (a: number, b: number): number => a - b;

export const compareBigint = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Orders by the first comparison that tells the two apart. */
export const firstDifference = (...differences: number[]): number => differences.find((d) => d !== 0) ?? 0;

/** Sorts a copy. */
export const sortedBy = <T>(items: Iterable<T>, compare: (a: T, b: T) => number): T[] => [...items].sort(compare);

/** Sorts a copy by a text key, in code-unit order. */
export const sortedByText = <T>(items: Iterable<T>, key: (item: T) => string): T[] =>
  sortedBy(items, (a, b) => compareText(key(a), key(b)));
