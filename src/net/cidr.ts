import { Address } from './address';
import { bitsOf, type Family } from './family';
import { NOT_IPV4, readIpv4 } from './ipv4-text';
import { meantBy, type Parsed, parsed, type Refused, refused, valueOrThrow } from './parsed';
import { Range } from './range';
import { NO_NUMBER, readWholeNumber } from './whole-number';

/** A block of addresses with a common prefix, such as 10.0.0.0/24. Host bits are always zero. */
export class Cidr {
  private constructor(
    readonly family: Family,
    readonly range: Range,
    /** Prefix length in bits, 0 … 32 or 128. */
    readonly prefixLength: number,
  ) {}

  /** Reads canonical text: a canonical address, `/`, a prefix length without leading zeros, host bits zero. */
  static parse(text: string): Parsed<Cidr> {
    const slash = text.indexOf('/');
    if (slash < 0) return withoutPrefixLength(text);
    const ipv4 = Cidr.scanIpv4(text, slash);
    if (ipv4) return parsed(ipv4);
    const address = Address.parse(text.slice(0, slash));
    if (!address.ok) return withFaultyAddress(text, slash, address);
    const lengthText = text.slice(slash + 1);
    if (!/^[0-9]+$/.test(lengthText)) return refused(text, 'has no whole number as prefix length after its "/"');
    const length = Number(lengthText);
    const bits = bitsOf(address.value.family);
    if (length > bits) return refused(text, `has a prefix length above ${bits}`);
    const cidr = Cidr.around(address.value, length);
    if (String(length) !== lengthText) return refused(text, 'has a leading zero in the prefix length', `${cidr}`);
    return cidr.base === address.value.value ? parsed(cidr) : refused(text, 'has host bits set', `${cidr}`);
  }

  /** @throws Error when the text is not a canonical CIDR */
  static of(text: string): Cidr {
    return valueOrThrow(Cidr.parse(text));
  }

  /** The block of this prefix length that has the address in it. @throws RangeError when the family has no such length */
  static around(address: Address, prefixLength: number): Cidr {
    const bits = bitsOf(address.family);
    if (!Number.isInteger(prefixLength) || prefixLength < 0 || prefixLength > bits)
      throw new RangeError(`${prefixLength} is not an IPv${address.family} prefix length`);
    const size = 1n << BigInt(bits - prefixLength);
    const base = address.value & -size;
    return new Cidr(address.family, Range.ofValues(address.family, base, base + size - 1n), prefixLength);
  }

  /** The block that a canonical IPv4 text names, undefined for anything else: the headings of a lock come through here. */
  private static scanIpv4(text: string, slash: number): Cidr | undefined {
    const base = readIpv4(text, 0, slash);
    const length = readWholeNumber(text, slash + 1, text.length);
    if (base === NOT_IPV4 || length === NO_NUMBER || length > 32) return undefined;
    const size = 2 ** (32 - length);
    return base % size === 0 ? new Cidr(4, Range.ofIpv4(base, base + size - 1), length) : undefined;
  }

  /** By first address, the larger block first where two begin together. */
  static compare(a: Cidr, b: Cidr): number {
    return Range.compare(a.range, b.range);
  }

  /** The value of the first address. */
  get base(): bigint {
    return this.range.firstValue;
  }

  get first(): Address {
    return this.range.first;
  }

  get last(): Address {
    return this.range.last;
  }

  /** How many addresses it has: a power of two. */
  get size(): bigint {
    return this.range.size;
  }

  /** So many blocks of a prefix length one after the other, the first of which begins where this one does. */
  blocks(prefixLength: number, count: number): Cidr[] {
    const blocks: Cidr[] = [];
    let block = Cidr.around(this.first, prefixLength);
    while (blocks.push(block) < count) block = new Cidr(this.family, block.range.next(), prefixLength);
    return blocks;
  }

  contains(address: Address): boolean {
    return this.range.contains(address);
  }

  covers(other: Cidr): boolean {
    return this.range.covers(other.range);
  }

  overlaps(other: Cidr): boolean {
    return this.range.overlaps(other.range);
  }

  equals(other: Cidr): boolean {
    return this.range.equals(other.range);
  }

  toString(): string {
    return `${this.range.firstText}/${this.prefixLength}`;
  }
}

function withoutPrefixLength(text: string): Parsed<Cidr> {
  const address = Address.parse(text);
  return address.ok
    ? refused(text, 'has no prefix length', `${text}/${bitsOf(address.value.family)}`)
    : refused(text, 'is not a CIDR such as 10.0.0.0/24');
}

function withFaultyAddress(text: string, slash: number, address: Refused): Parsed<Cidr> {
  const { text: addressText, reason, suggestion } = address.fault;
  if (suggestion === undefined) return refused(text, reason);
  const lengthText = text.slice(slash + 1);
  // An IPv4-mapped address has 96 bits of IPv6 before those of IPv4.
  const isMapped = addressText.includes(':') && !suggestion.includes(':');
  const meant = Cidr.parse(`${suggestion}/${isMapped ? Number(lengthText) - 96 : lengthText}`);
  return refused(text, reason, meantBy(meant));
}
