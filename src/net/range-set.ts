import type { Address } from './address';
import { Cidr } from './cidr';
import { bitsOf, type Family } from './family';
import { partitionPoint } from './partition-point';
import { Range } from './range';

/**
 * A set of addresses, held as the minimal sorted list of disjoint ranges: `ranges[i]` ends at least two addresses
 * before `ranges[i + 1]` begins (or they are of two families). That list is unique for a set, so two sets are equal
 * when their lists are. Immutable; many changes at once go through `RangeSetBuilder`.
 */
export class RangeSet {
  static readonly EMPTY = new RangeSet([]);

  private constructor(
    /** Sorted, disjoint, never adjacent. */
    readonly ranges: readonly Range[],
  ) {}

  static of(...items: readonly (Range | Cidr | Address)[]): RangeSet {
    return RangeSet.from(items);
  }

  static from(items: Iterable<Range | Cidr | Address>): RangeSet {
    const builder = new RangeSetBuilder();
    for (const item of items) builder.add(item);
    return builder.build();
  }

  /** @internal for the builder and the set operations, whose lists already have the form. */
  static ofNormalForm(ranges: readonly Range[]): RangeSet {
    return ranges.length === 0 ? RangeSet.EMPTY : new RangeSet(ranges);
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** How many addresses it has. */
  get size(): bigint {
    return this.ranges.reduce((sum, range) => sum + range.size, 0n);
  }

  contains(address: Address): boolean {
    return this.covers(Range.single(address));
  }

  covers(range: Range): boolean {
    return this.firstNotBefore(range)?.covers(range) ?? false;
  }

  overlaps(range: Range): boolean {
    return this.firstNotBefore(range)?.overlaps(range) ?? false;
  }

  union(other: RangeSet): RangeSet {
    return RangeSet.from([...this.ranges, ...other.ranges]);
  }

  minus(other: RangeSet): RangeSet {
    const left: Range[] = [];
    let next = 0;
    for (const range of this.ranges) {
      while (next < other.ranges.length && other.ranges[next]!.endsBefore(range)) next++;
      for (const gap of gapsBetween(range, other.ranges, next)) left.push(gap);
    }
    return RangeSet.ofNormalForm(left);
  }

  intersect(other: RangeSet): RangeSet {
    const common: Range[] = [];
    for (let i = 0, j = 0; i < this.ranges.length && j < other.ranges.length; ) {
      const a = this.ranges[i]!;
      const b = other.ranges[j]!;
      const both = a.intersect(b);
      if (both) common.push(both);
      if (endsFirst(a, b)) i++;
      else j++;
    }
    return RangeSet.ofNormalForm(common);
  }

  equals(other: RangeSet): boolean {
    return (
      this.ranges.length === other.ranges.length && this.ranges.every((range, i) => range.equals(other.ranges[i]!))
    );
  }

  /** The addresses of one family. */
  ofFamily(family: Family): RangeSet {
    return RangeSet.ofNormalForm(this.ranges.filter((range) => range.family === family));
  }

  /** The fewest CIDRs that have exactly these addresses, in order. */
  cidrs(): Cidr[] {
    return this.ranges.flatMap(cidrsOf);
  }

  /** All addresses in order. Only for sets that are known to be small. */
  *addresses(): Generator<Address> {
    for (const range of this.ranges) yield* range.addresses();
  }

  toString(): string {
    return this.ranges.join(', ');
  }

  /** The first of its ranges that does not end before another begins: the only one that can cover it. */
  private firstNotBefore(other: Range): Range | undefined {
    return this.ranges[partitionPoint(this.ranges, (range) => range.endsBefore(other))];
  }
}

/** Collects addresses, ranges and CIDRs in any order; `build` gives the set. */
export class RangeSetBuilder {
  private readonly items: Range[] = [];

  add(item: Range | Cidr | Address): this {
    this.items.push(item instanceof Range ? item : item instanceof Cidr ? item.range : Range.single(item));
    return this;
  }

  addSet(set: RangeSet): this {
    for (const range of set.ranges) this.items.push(range);
    return this;
  }

  build(): RangeSet {
    const merged: Range[] = [];
    for (const range of this.items.sort(Range.compare)) {
      const before = merged.at(-1);
      if (before && touches(before, range)) merged[merged.length - 1] = join(before, range);
      else merged.push(range);
    }
    return RangeSet.ofNormalForm(merged);
  }
}

/**
 * Whether a range that begins no earlier continues the one before it:
 *
 *     before   ######            ######        ######
 *     range       ######               ###           ###
 *              overlaps: yes     adjacent: yes  apart: no
 */
const touches = (before: Range, range: Range): boolean =>
  before.family === range.family && range.firstValue <= before.lastValue + 1n;

const join = (a: Range, b: Range): Range =>
  Range.ofValues(a.family, a.firstValue, a.lastValue > b.lastValue ? a.lastValue : b.lastValue);

const endsFirst = (a: Range, b: Range): boolean =>
  a.family < b.family || (a.family === b.family && a.lastValue < b.lastValue);

/**
 * What is left of a range when sorted holes are taken out, the first of which is `holes[from]`:
 *
 *     range    ##################
 *     holes  ----   ---     --
 *     left         #   #####  ###
 */
function gapsBetween(range: Range, holes: readonly Range[], from: number): Range[] {
  const gaps: Range[] = [];
  let next = range.firstValue;
  for (let i = from; i < holes.length && holes[i]!.overlaps(range); i++) {
    const hole = holes[i]!;
    if (hole.firstValue > next) gaps.push(Range.ofValues(range.family, next, hole.firstValue - 1n));
    next = hole.lastValue + 1n;
  }
  if (next <= range.lastValue) gaps.push(Range.ofValues(range.family, next, range.lastValue));
  return gaps;
}

/** Greedy from the left: the largest block that begins here, is aligned here and does not end beyond the range. */
function cidrsOf(range: Range): Cidr[] {
  const cidrs: Cidr[] = [];
  const bits = bitsOf(range.family);
  for (let next = range.firstValue; next <= range.lastValue; ) {
    let hostBits = 0;
    while (
      hostBits < bits &&
      isAligned(next, hostBits + 1) &&
      next + (1n << BigInt(hostBits + 1)) - 1n <= range.lastValue
    )
      hostBits++;
    const cidr = Cidr.around(Range.ofValues(range.family, next, next).first, bits - hostBits);
    cidrs.push(cidr);
    next += cidr.size;
  }
  return cidrs;
}

const isAligned = (value: bigint, hostBits: number): boolean => (value & ((1n << BigInt(hostBits)) - 1n)) === 0n;
