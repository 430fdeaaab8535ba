import { Address6 } from 'ip-address';
import { compareBigint } from './compare';
import { bitsOf, type Family } from './family';
import { type Parsed, parsed, refused, valueOrThrow } from './parsed';

/** One IP address: an immutable value. Equal addresses have equal `family` and `value`. */
export class Address {
  private constructor(
    readonly family: Family,
    /** The address as an unsigned integer, 0 … 2^32-1 or 2^128-1. */
    readonly value: bigint,
  ) {}

  /** Reads canonical text (the strict form of KEP-4858): no leading zeros, zone, upper case or IPv4-mapped form. */
  static parse(text: string): Parsed<Address> {
    return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  }

  /** The address that a literal names. @throws Error when the text is not canonical */
  static of(text: string): Address {
    return valueOrThrow(Address.parse(text));
  }

  /** @throws RangeError when the value is not in the family's range */
  static fromValue(family: Family, value: bigint): Address {
    if (value < 0n || value >> BigInt(bitsOf(family)) !== 0n)
      throw new RangeError(`${value} is not an IPv${family} value`);
    return new Address(family, value);
  }

  /** Addresses of IPv4 before those of IPv6, then by value. */
  static compare(a: Address, b: Address): number {
    return a.family - b.family || compareBigint(a.value, b.value);
  }

  equals(other: Address): boolean {
    return this.family === other.family && this.value === other.value;
  }

  isBefore(other: Address): boolean {
    return Address.compare(this, other) < 0;
  }

  plus(distance: number | bigint): Address {
    return Address.fromValue(this.family, this.value + BigInt(distance));
  }

  /** Canonical text: dotted decimal, or RFC 5952. */
  toString(): string {
    return this.family === 4 ? ipv4Text(Number(this.value)) : Address6.fromBigInt(this.value).correctForm();
  }
}

const ipv4Text = (value: number): string =>
  `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;

const OCTET = /^(0|[1-9][0-9]{0,2})$/;

function parseIpv4(text: string): Parsed<Address> {
  const octets = text.split('.');
  if (octets.length !== 4 || octets.some((octet) => !/^[0-9]{1,3}$/.test(octet))) {
    return refused(text, 'is not an IPv4 or IPv6 address');
  }
  const numbers = octets.map(Number);
  if (numbers.some((number) => number > 255)) return refused(text, 'has an octet above 255');
  if (!octets.every((octet) => OCTET.test(octet))) {
    return refused(text, 'has a leading zero, which programs read as decimal or as octal', numbers.join('.'));
  }
  const value = numbers.reduce((sum, octet) => sum * 256 + octet, 0);
  return parsed(Address.fromValue(4, BigInt(value)));
}

function parseIpv6(text: string): Parsed<Address> {
  if (text.includes('%')) return refused(text, 'has a zone, which means nothing outside one host', text.split('%')[0]);
  if (text.includes('/')) return refused(text, 'has a prefix length where an address is wanted', text.split('/')[0]);
  if (!Address6.isValid(text)) return refused(text, 'is not an IPv4 or IPv6 address');
  const address = new Address6(text);
  const value = address.bigInt();
  if (value >> 32n === 0xffffn) {
    return refused(
      text,
      'is an IPv4-mapped IPv6 address, which programs read in two ways',
      ipv4Text(Number(value & 0xffffffffn)),
    );
  }
  const canonical = address.correctForm();
  if (canonical !== text) return refused(text, 'is not in canonical form (RFC 5952)', canonical);
  return parsed(Address.fromValue(6, value));
}
