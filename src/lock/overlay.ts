/** Something that covers the positions first … last. */
export interface Span<T> {
  readonly first: bigint;
  readonly last: bigint;
  readonly value: T;
}

/** Positions on which neither list changes: what the one and the other list have there. */
export interface Stretch<T> {
  readonly first: bigint;
  readonly last: bigint;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/**
 * Lays two lists of spans, each sorted and disjoint, over one another:
 *
 *     before     aaaaaaaa   bbbb
 *     after         cccccccccc
 *     stretches  111222223334455    without those that neither list covers
 */
export function overlay<T>(before: readonly Span<T>[], after: readonly Span<T>[]): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0n; i < before.length || j < after.length; ) {
    const a = before[i];
    const b = after[j];
    const first = largest(at, smallest(a?.first, b?.first));
    const inA = a && a.first <= first ? a : undefined;
    const inB = b && b.first <= first ? b : undefined;
    const last = smallest(inA ? a!.last : justBefore(a), inB ? b!.last : justBefore(b));
    stretches.push({ first, last, before: inA?.value, after: inB?.value });
    if (a && a.last <= last) i++;
    if (b && b.last <= last) j++;
    at = last + 1n;
  }
  return stretches;
}

const justBefore = (span: Span<unknown> | undefined): bigint | undefined => span && span.first - 1n;

const largest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function smallest(a: bigint | undefined, b: bigint | undefined): bigint {
  if (a === undefined && b === undefined) throw new Error('there is no span left');
  if (a === undefined || b === undefined) return (a ?? b)!;
  return a < b ? a : b;
}
