import { Address } from '../../net/address';
import { Cidr } from '../../net/cidr';

/**
 * What Calico, which reads a CIDR as Go does, makes of a text: `canonical` = as it writes it itself; `spelling` = the same
 * block, written otherwise; `host bits` = a block, named by an address within it; `bare` = one address without a prefix
 * length; `unreadable` = nothing, or, with an IPv4-mapped address, something else than is meant.
 */
export type CidrReading = 'canonical' | 'spelling' | 'host bits' | 'bare' | 'unreadable';

export function readingOf(text: string): CidrReading {
  if (Cidr.parse(text).ok) return 'canonical';
  const slash = text.indexOf('/');
  const address = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined || isMapped(text, address)) return 'unreadable';
  if (slash < 0) return 'bare';
  const length = text.slice(slash + 1);
  if (!/^[0-9]{1,8}$/.test(length)) return 'unreadable';
  const cidr = Cidr.parse(`${address}/${Number(length)}`);
  if (cidr.ok) return 'spelling';
  return cidr.fault.suggestion === undefined ? 'unreadable' : 'host bits';
}

/**
 * The address that Calico takes a text for, as Go reads it: IPv4 in its canonical spelling only, IPv6 in any, and
 * IPv4-mapped IPv6 as IPv4.
 */
export function readAddress(text: string): Address | undefined {
  const address = Address.parse(text);
  if (address.ok) return address.value;
  const { suggestion } = address.fault;
  return suggestion !== undefined && /^[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*$/.test(text) ? Address.of(suggestion) : undefined;
}

const isMapped = (text: string, { family }: Address): boolean => family === 4 && text.includes(':');
