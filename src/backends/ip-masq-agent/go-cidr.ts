import { Address } from '../../net/address';
import { Cidr } from '../../net/cidr';
import { meantBy } from '../../net/parsed';

/** A CIDR as a Go program reads it: more spellings than ours. */
export interface GoCidr {
  /** The block that the address lies in. */
  readonly cidr: Cidr;
  /** Whether the address is the first of the block. */
  readonly isAligned: boolean;
}

/**
 * Undefined where Go reads none, and for IPv4 in the spelling of IPv6 (::ffff:10.0.0.0/104), which Go reads and iptables
 * then refuses. It takes any other spelling of IPv6, and leading zeros in the prefix length.
 */
export function readGoCidr(text: string): GoCidr | undefined {
  const [, addressText = '', lengthText = ''] = /^([0-9A-Fa-f:.]+)\/(\d+)$/.exec(text) ?? [];
  const address = readGoAddress(addressText);
  const length = Number(lengthText);
  if (address === undefined || length > (address.family === 4 ? 32 : 128)) return undefined;
  const cidr = Cidr.around(address, length);
  return { cidr, isAligned: cidr.base === address.value };
}

function readGoAddress(text: string): Address | undefined {
  const read = Address.parse(text);
  if (read.ok) return read.value;
  const meant = text.includes(':') ? meantBy(read) : undefined;
  const address = meant === undefined ? undefined : Address.of(meant);
  return address?.family === 6 ? address : undefined;
}
