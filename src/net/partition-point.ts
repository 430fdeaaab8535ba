/**
 * How many items lie in front, where every item in front comes before every other: the index of the first that does not.
 * Binary search, so the list must be sorted in that sense.
 *
 *     isInFront   yes yes yes no  no
 *     index       0   1   2   3 ←
 */
export function partitionPoint<T>(items: readonly T[], isInFront: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isInFront(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
