import { Range } from './range';
import { sortedByKey } from './sorted-by-key';

/** Sorts what has a range: in the order of `Range.compare`, those with equal ranges in the order in which they came. */
export function inAddressOrder<T extends { readonly range: Range }>(items: readonly T[]): readonly T[] {
  if (isInOrder(items)) return items;
  const ipv4 = sortedByKey(
    items.filter(({ range }) => range.family === 4),
    ({ range }) => range.offsetFrom(ORIGIN),
  );
  const ipv6 = items.filter(({ range }) => range.family === 6).sort(compare);
  const sorted = [...ipv4, ...ipv6];
  return isInOrder(sorted) ? sorted : sorted.sort(compare);
}

const ORIGIN = Range.of('0.0.0.0');

const compare = (a: { readonly range: Range }, b: { readonly range: Range }): number => Range.compare(a.range, b.range);

function isInOrder(items: readonly { readonly range: Range }[]): boolean {
  for (let i = 1; i < items.length; i++) if (compare(items[i - 1]!, items[i]!) > 0) return false;
  return true;
}
