import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FreeSpace } from '../../src/allocate/free-space';

/** The same, as a list of booleans. */
class Naive {
  readonly isFree: boolean[];

  constructor(readonly size: number) {
    this.isFree = Array(size).fill(true);
  }

  set(first: number, last: number, value: boolean): void {
    this.isFree.fill(value, first, last + 1);
  }

  firstBlock(order: number, from: number): number {
    const width = 2 ** order;
    for (let at = Math.ceil(from / width) * width; at + width <= this.size; at += width)
      if (this.isFree.slice(at, at + width).every(Boolean)) return at;
    return -1;
  }

  nextTaken(from: number): number {
    const found = this.isFree.indexOf(false, from);
    return found < 0 ? this.size : found;
  }

  get largestOrder(): number {
    for (let order = Math.log2(this.size); order >= 0; order--) if (this.firstBlock(order, 0) >= 0) return order;
    return -1;
  }
}

const scenario = (order: number) =>
  fc.record({
    taken: fc.array(fc.tuple(fc.nat(2 ** order - 1), fc.nat(2 ** order - 1)), { maxLength: 12 }),
    from: fc.nat(2 ** order - 1),
    given: fc.nat(2 ** order - 1),
  });

function agree(order: number, { taken, from, given }: { taken: [number, number][]; from: number; given: number }) {
  const space = new FreeSpace(order);
  const naive = new Naive(2 ** order);
  for (const [a, b] of taken) {
    space.take(Math.min(a, b), Math.max(a, b));
    naive.set(Math.min(a, b), Math.max(a, b), false);
  }
  const first = naive.nextTaken(given);
  if (first < naive.size) {
    const last = naive.isFree.indexOf(true, first) < 0 ? naive.size - 1 : naive.isFree.indexOf(true, first) - 1;
    space.give(first, last);
    naive.set(first, last, true);
  }
  expect(space.free).toBe(naive.isFree.filter(Boolean).length);
  expect(space.largestOrder).toBe(naive.largestOrder);
  expect(space.nextTaken(from)).toBe(naive.nextTaken(from));
  for (let k = 0; k <= order; k++) expect(space.firstBlock(k, from)).toBe(naive.firstBlock(k, from));
}

describe('free space', () => {
  it('answers like a list of booleans within one page', () => {
    fc.assert(
      fc.property(scenario(6), (each) => agree(6, each)),
      { numRuns: 500 },
    );
  });

  it('answers like a list of booleans across pages', () => {
    fc.assert(
      fc.property(scenario(14), (each) => agree(14, each)),
      { numRuns: 60 },
    );
  });

  it('finds its way in 2^32 addresses', () => {
    const space = new FreeSpace(32);
    space.take(0, 2 ** 31 + 4);
    expect(space.free).toBe(2 ** 31 - 5);
    expect(space.nextFree(0)).toBe(2 ** 31 + 5);
    expect(space.firstBlock(3, 0)).toBe(2 ** 31 + 8);
    expect(space.firstBlock(30, 0)).toBe(3 * 2 ** 30);
    expect(space.firstBlock(31, 0)).toBe(-1);
    expect(space.nextTaken(2 ** 31 + 5)).toBe(2 ** 32);
  });
});
