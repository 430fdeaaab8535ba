import { Address } from './address';
import { Cidr } from './cidr';
import { type Family, lastValueOf } from './family';
import { printIpv4 } from './ipv4-text';
import { printIpv6 } from './ipv6-text';
import { meantBy, type Parsed, parsed, type Refused, refused, valueOrThrow } from './parsed';

/**
 * The value of an address: a number in IPv4, a bigint in IPv6. Numbers of 32 bits cost a tenth of bigints, and a lock of a
 * million leases has as many ranges as lines. Two values of one family are compared with the ordinary operators.
 */
type Value = number | bigint;

/** The addresses from `first` to `last`, both included, of one family. Never empty. */
export class Range {
  private constructor(
    readonly family: Family,
    private readonly low: Value,
    private readonly high: Value,
  ) {}

  /**
   * Reads `10.0.0.1`, `10.0.0.1..10.0.0.9`, the short `10.0.0.1..9` (IPv4: same first three octets) or a CIDR.
   */
  static parse(text: string): Parsed<Range> {
    if (text.includes('/')) return parseCidr(text);
    const [firstText = '', lastText, ...more] = text.split('..');
    if (more.length > 0) return refused(text, 'has more than one ".."');
    if (lastText === undefined) return parseSingle(text);
    const first = Address.parse(firstText);
    const last = Address.parse(completeLast(firstText, lastText));
    if (!first.ok || !last.ok) return withFaultyEnd(text, first, last);
    if (first.value.family !== last.value.family) return refused(text, 'mixes IPv4 and IPv6');
    if (last.value.isBefore(first.value))
      return refused(text, 'ends before it begins', `${last.value}..${first.value}`);
    return parsed(Range.between(first.value, last.value));
  }

  /** @throws Error when the text is not a range */
  static of(text: string): Range {
    return valueOrThrow(Range.parse(text));
  }

  static single(address: Address): Range {
    return Range.ofValues(address.family, address.value, address.value);
  }

  /** @throws RangeError when the ends are of two families or the wrong way round */
  static between(first: Address, last: Address): Range {
    if (first.family !== last.family) throw new RangeError(`${first}..${last} mixes IPv4 and IPv6`);
    return Range.ofValues(first.family, first.value, last.value);
  }

  /** @throws RangeError when `first` is above `last`, or either is not in the family's range */
  static ofValues(family: Family, first: bigint, last: bigint): Range {
    if (family === 4) return Range.ofIpv4(Number(first), Number(last));
    if (first > last) throw emptyRange(first, last);
    if (first < 0n || last > lastValueOf(family)) throw outsideFamily(family, first, last);
    return new Range(family, first, last);
  }

  /** As `ofValues`, for IPv4 values that are at hand as numbers. */
  static ofIpv4(first: number, last: number): Range {
    if (first > last) throw emptyRange(first, last);
    if (first < 0 || last > LAST_IPV4) throw outsideFamily(4, first, last);
    return new Range(4, first, last);
  }

  /** By first address, the longer range first where two begin together. */
  static compare(a: Range, b: Range): number {
    return a.family - b.family || compareValues(a.low, b.low) || compareValues(b.high, a.high);
  }

  get firstValue(): bigint {
    return BigInt(this.low);
  }

  get lastValue(): bigint {
    return BigInt(this.high);
  }

  get first(): Address {
    return Address.fromValue(this.family, this.firstValue);
  }

  get last(): Address {
    return Address.fromValue(this.family, this.lastValue);
  }

  /** The text of its first address. */
  get firstText(): string {
    return printValue(this.low);
  }

  /** How many addresses it has. */
  get size(): bigint {
    return this.lastValue - this.firstValue + 1n;
  }

  /** How many addresses it has, as a number: exact up to 2^53. */
  get count(): number {
    return distance(this.low, this.high) + 1;
  }

  /** The address at a distance from the first one, 0 … size-1. */
  at(offset: number | bigint): Address {
    const value = this.firstValue + BigInt(offset);
    if (value < this.firstValue || value > this.lastValue) throw new RangeError(`${this} has no address ${offset}`);
    return Address.fromValue(this.family, value);
  }

  /**
   * So many addresses at a distance from the first one, fewer where the range ends before.
   * @throws RangeError when that is none
   */
  part(offset: number, count: number): Range {
    const low = plus(this.low, offset);
    const high = plus(low, count - 1);
    if (offset < 0 || count < 1 || low > this.high) throw new RangeError(`${this} has no part from ${offset} on`);
    return new Range(this.family, low, high < this.high ? high : this.high);
  }

  /**
   * What lies before the first address of another range, and what does not. That address has to be its own, and not its
   * first.
   */
  splitBefore(other: Range): readonly [Range, Range] {
    if (!other.beginsAfter(this) || this.endsBefore(other)) throw new RangeError(`${other} does not begin in ${this}`);
    return [new Range(this.family, this.low, plus(other.low, -1)), new Range(this.family, other.low, this.high)];
  }

  /** The range of the same size that comes right after it. @throws RangeError when it leaves the family */
  next(): Range {
    const { family, low, high } = this;
    if (typeof low === 'number') return Range.ofIpv4(Number(high) + 1, 2 * Number(high) - low + 1);
    return Range.ofValues(family, BigInt(high) + 1n, 2n * BigInt(high) - low + 1n);
  }

  /** How far its first address is above that of another range of its family: exact up to 2^53. */
  offsetFrom(other: Range): number {
    return distance(other.low, this.low);
  }

  contains(address: Address): boolean {
    return this.family === address.family && this.low <= address.value && address.value <= this.high;
  }

  covers(other: Range): boolean {
    return this.family === other.family && this.low <= other.low && other.high <= this.high;
  }

  overlaps(other: Range): boolean {
    return this.family === other.family && this.low <= other.high && other.low <= this.high;
  }

  /** Whether all of it comes before all of the other; IPv4 comes before IPv6. */
  endsBefore(other: Range): boolean {
    return this.family < other.family || (this.family === other.family && this.high < other.low);
  }

  /** Whether its first address comes after that of the other; IPv4 comes before IPv6. */
  beginsAfter(other: Range): boolean {
    return this.family > other.family || (this.family === other.family && this.low > other.low);
  }

  /** Whether the first address of the other comes right after its last. */
  adjoins(other: Range): boolean {
    return this.family === other.family && plus(this.high, 1) === other.low;
  }

  equals(other: Range): boolean {
    return this.family === other.family && this.low === other.low && this.high === other.high;
  }

  /** The common part, or undefined. */
  intersect(other: Range): Range | undefined {
    if (!this.overlaps(other)) return undefined;
    const low = this.low > other.low ? this.low : other.low;
    const high = this.high < other.high ? this.high : other.high;
    return new Range(this.family, low, high);
  }

  /** The addresses in order. Only for ranges that are known to be short. */
  *addresses(): Generator<Address> {
    const { firstValue, lastValue } = this;
    for (let value = firstValue; value <= lastValue; value++) yield Address.fromValue(this.family, value);
  }

  /** `10.0.0.1`, or `10.0.0.1..10.0.0.9`. */
  toString(): string {
    return this.low === this.high ? this.firstText : `${this.firstText}..${printValue(this.high)}`;
  }
}

const LAST_IPV4 = Number(lastValueOf(4));

const compareValues = (a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

const distance = (from: Value, to: Value): number =>
  typeof to === 'number' ? to - Number(from) : Number(to - BigInt(from));

const plus = (value: Value, offset: number): Value =>
  typeof value === 'number' ? value + offset : value + BigInt(offset);

const printValue = (value: Value): string => (typeof value === 'number' ? printIpv4(value) : printIpv6(value));

const emptyRange = (first: Value, last: Value) => new RangeError(`a range from ${first} to ${last} is empty`);

const outsideFamily = (family: Family, first: Value, last: Value) =>
  new RangeError(`${first} to ${last} leaves IPv${family}`);

function parseCidr(text: string): Parsed<Range> {
  const cidr = Cidr.parse(text);
  return cidr.ok ? parsed(cidr.value.range) : cidr;
}

function parseSingle(text: string): Parsed<Range> {
  const address = Address.parse(text);
  if (address.ok) return parsed(Range.single(address.value));
  const meant = text.includes('-') ? meantBy(Range.parse(text.replaceAll('-', '..'))) : undefined;
  return meant === undefined ? address : refused(text, 'is not a range, which is written with ".."', meant);
}

/** `9` after `10.0.0.1` means `10.0.0.9`. */
const completeLast = (first: string, last: string): string =>
  /^[0-9]+$/.test(last) && first.includes('.') ? `${first.slice(0, first.lastIndexOf('.'))}.${last}` : last;

/** The fault of the first end that has one, told of the whole text. */
function withFaultyEnd(text: string, ...ends: readonly Parsed<Address>[]): Refused {
  const faulty = ends.find((end) => !end.ok);
  if (!faulty) throw new Error(`both ends of ${text} are addresses`);
  const [first, last] = ends.map(meantBy);
  const meant = first !== undefined && last !== undefined ? meantBy(Range.parse(`${first}..${last}`)) : undefined;
  const { text: end, reason } = faulty.fault;
  return refused(text, `is not a range: its end ${JSON.stringify(end)} ${reason}`, meant);
}
