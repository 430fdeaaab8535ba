import { Address6 } from 'ip-address';
import { NOT_IPV4, printIpv4, readIpv4 } from './ipv4-text';
import { printIpv6, readIpv6 } from './ipv6-text';
import { type Refused, refused } from './parsed';

const NO_ADDRESS = 'is not an IPv4 or IPv6 address';

/** Says why a text is not a canonical address, and which one was meant where that can be known. */
export function refusedAddress(text: string): Refused {
  if (text.trim() !== text) return refused(text, 'has white space around it', meantAddress(text.trim()));
  const [beforeSlash = '', ...length] = text.split('/');
  if (length.length > 0)
    return refused(text, 'has a prefix length where an address is wanted', meantAddress(beforeSlash));
  return text.includes(':') ? refusedIpv6(text) : refusedIpv4(text);
}

/** Whether the value is of ::ffff:0:0/96, which some programs take for the IPv4 address in its last 32 bits. */
export const isIpv4Mapped = (value: bigint): boolean => value >> 32n === 0xffffn;

/** The text itself if it is a canonical address, else the canonical address that was meant, if that can be known. */
const meantAddress = (text: string): string | undefined =>
  isCanonical(text) ? text : refusedAddress(text).fault.suggestion;

function isCanonical(text: string): boolean {
  if (readIpv4(text) !== NOT_IPV4) return true;
  const value = readIpv6(text);
  return value !== undefined && !isIpv4Mapped(value);
}

function refusedIpv4(text: string): Refused {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^[0-9]+$/.test(octet))) return refused(text, NO_ADDRESS);
  const numbers = octets.map(Number);
  if (numbers.some((number) => number > 255)) return refused(text, 'has an octet above 255');
  return refused(text, 'has a leading zero, which programs read as decimal or as octal', numbers.join('.'));
}

function refusedIpv6(text: string): Refused {
  const [beforeZone = '', ...zone] = text.split('%');
  if (zone.length > 0)
    return refused(text, 'has a zone, which means nothing outside one host', meantAddress(beforeZone));
  if (!Address6.isValid(text)) return refused(text, NO_ADDRESS);
  const value = new Address6(text).bigInt();
  if (!isIpv4Mapped(value)) return refused(text, 'is not in canonical form (RFC 5952)', printIpv6(value));
  const ipv4 = printIpv4(Number(BigInt.asUintN(32, value)));
  return refused(text, 'is an IPv4-mapped IPv6 address, which programs read in two ways', ipv4);
}
