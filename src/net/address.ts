import { isIpv4Mapped, refusedAddress } from './address-fault';
import { compareBigint } from './compare';
import { type Family, lastValueOf } from './family';
import { NOT_IPV4, printIpv4, readIpv4 } from './ipv4-text';
import { printIpv6, readIpv6 } from './ipv6-text';
import { type Parsed, parsed, valueOrThrow } from './parsed';

/** One IP address: an immutable value. Equal addresses have equal `family` and `value`. */
export class Address {
  private constructor(
    readonly family: Family,
    /** The address as an unsigned integer, 0 … 2^32-1 or 2^128-1. */
    readonly value: bigint,
  ) {}

  /** Reads canonical text (the strict form of KEP-4858): no leading zeros, zone, upper case or IPv4-mapped form. */
  static parse(text: string): Parsed<Address> {
    const ipv4 = readIpv4(text);
    if (ipv4 !== NOT_IPV4) return parsed(new Address(4, BigInt(ipv4)));
    const ipv6 = readIpv6(text);
    if (ipv6 !== undefined && !isIpv4Mapped(ipv6)) return parsed(new Address(6, ipv6));
    return refusedAddress(text);
  }

  /** The address that a literal names. @throws Error when the text is not canonical */
  static of(text: string): Address {
    return valueOrThrow(Address.parse(text));
  }

  /** @throws RangeError when the value is not in the family's range */
  static fromValue(family: Family, value: bigint): Address {
    if (value < 0n || value > lastValueOf(family)) throw new RangeError(`${value} is not an IPv${family} value`);
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

  /** The address at a distance from this one. @throws RangeError beyond the ends of the family */
  plus(distance: number | bigint): Address {
    return Address.fromValue(this.family, this.value + BigInt(distance));
  }

  /** Canonical text: dotted decimal, or RFC 5952. */
  toString(): string {
    return this.family === 4 ? printIpv4(Number(this.value)) : printIpv6(this.value);
  }
}
