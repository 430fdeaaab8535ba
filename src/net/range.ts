import { Address } from './address';
import { Cidr } from './cidr';
import { compareBigint } from './compare';
import { type Family, lastValueOf } from './family';
import { meantBy, type Parsed, parsed, type Refused, refused, valueOrThrow } from './parsed';

/** The addresses from `first` to `last`, both included, of one family. Never empty. */
export class Range {
  private constructor(
    readonly family: Family,
    readonly firstValue: bigint,
    readonly lastValue: bigint,
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
    return new Range(address.family, address.value, address.value);
  }

  /** @throws RangeError when the ends are of two families or the wrong way round */
  static between(first: Address, last: Address): Range {
    if (first.family !== last.family) throw new RangeError(`${first}..${last} mixes IPv4 and IPv6`);
    return Range.ofValues(first.family, first.value, last.value);
  }

  /** @throws RangeError when `first` is above `last`, or either is not in the family's range */
  static ofValues(family: Family, first: bigint, last: bigint): Range {
    if (first > last) throw new RangeError(`a range from ${first} to ${last} is empty`);
    if (first < 0n || last > lastValueOf(family)) throw new RangeError(`${first} to ${last} leaves IPv${family}`);
    return new Range(family, first, last);
  }

  /** By first address, the longer range first where two begin together. */
  static compare(a: Range, b: Range): number {
    return a.family - b.family || compareBigint(a.firstValue, b.firstValue) || compareBigint(b.lastValue, a.lastValue);
  }

  get first(): Address {
    return Address.fromValue(this.family, this.firstValue);
  }

  get last(): Address {
    return Address.fromValue(this.family, this.lastValue);
  }

  /** How many addresses it has. */
  get size(): bigint {
    return this.lastValue - this.firstValue + 1n;
  }

  /** The address at a distance from the first one, 0 … size-1. */
  at(offset: number | bigint): Address {
    const value = this.firstValue + BigInt(offset);
    if (value < this.firstValue || value > this.lastValue) throw new RangeError(`${this} has no address ${offset}`);
    return Address.fromValue(this.family, value);
  }

  contains(address: Address): boolean {
    return this.family === address.family && this.firstValue <= address.value && address.value <= this.lastValue;
  }

  covers(other: Range): boolean {
    return this.family === other.family && this.firstValue <= other.firstValue && other.lastValue <= this.lastValue;
  }

  overlaps(other: Range): boolean {
    return this.family === other.family && this.firstValue <= other.lastValue && other.firstValue <= this.lastValue;
  }

  /** Whether all of it comes before all of the other; IPv4 comes before IPv6. */
  endsBefore(other: Range): boolean {
    return this.family < other.family || (this.family === other.family && this.lastValue < other.firstValue);
  }

  equals(other: Range): boolean {
    return this.family === other.family && this.firstValue === other.firstValue && this.lastValue === other.lastValue;
  }

  /** The common part, or undefined. */
  intersect(other: Range): Range | undefined {
    if (!this.overlaps(other)) return undefined;
    const first = this.firstValue > other.firstValue ? this.firstValue : other.firstValue;
    const last = this.lastValue < other.lastValue ? this.lastValue : other.lastValue;
    return new Range(this.family, first, last);
  }

  /** The addresses in order. Only for ranges that are known to be short. */
  *addresses(): Generator<Address> {
    for (let value = this.firstValue; value <= this.lastValue; value++) yield Address.fromValue(this.family, value);
  }

  /** `10.0.0.1`, or `10.0.0.1..10.0.0.9`. */
  toString(): string {
    return this.firstValue === this.lastValue ? `${this.first}` : `${this.first}..${this.last}`;
  }
}

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
