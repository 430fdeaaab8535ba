import { Address } from '../../../net/address';
import { Cidr } from '../../../net/cidr';
import { bitsOf } from '../../../net/family';
import { type Parsed, parsed, refused } from '../../../net/parsed';
import { Range } from '../../../net/range';

/**
 * An address as Kube-OVN reads it. Unlike ours, its parser takes every spelling of an IPv6 address; IPv4 in an IPv6
 * address is refused here, because Kube-OVN takes it for IPv4 in one place and for IPv6 in the next.
 */
export function readAddress(text: string): Parsed<Address> {
  const strict = Address.parse(text);
  if (strict.ok || !text.includes(':') || /[\s%/]/.test(text)) return strict;
  const meant = strict.fault.suggestion;
  return meant?.includes(':') ? Address.parse(meant) : strict;
}

/** A CIDR as Kube-OVN reads it: host bits are dropped, leading zeros of the prefix length too. */
export function readCidr(text: string): Parsed<Cidr> {
  const [addressText = '', lengthText, ...more] = text.split('/');
  const address = readAddress(addressText);
  if (lengthText === undefined || more.length > 0 || !address.ok || !/^[0-9]+$/.test(lengthText))
    return refusedCidr(text);
  const { family } = address.value;
  if (Number(lengthText) > bitsOf(family)) return refused(text, `has a prefix length above ${bitsOf(family)}`);
  return parsed(Cidr.around(address.value, Number(lengthText)));
}

/** One address or `first..last`, with the same freedom of spelling; both ends are of one family, in order. */
export function readSpan(text: string): Parsed<Range> {
  const [firstText = '', lastText, ...more] = text.split('..');
  if (more.length > 0) return refused(text, 'has more than one ".."');
  const first = readAddress(firstText);
  if (lastText === undefined) return first.ok ? parsed(Range.single(first.value)) : refusedSpan(text);
  const last = readAddress(lastText);
  if (!first.ok || !last.ok) return refusedSpan(text);
  if (first.value.family !== last.value.family) return refused(text, 'goes from one family to the other');
  if (last.value.isBefore(first.value)) return refused(text, 'ends before it begins', `${last.value}..${first.value}`);
  return parsed(Range.between(first.value, last.value));
}

/** An item of an IPPool: a span, or a CIDR. */
export function readPoolItem(text: string): Parsed<Range> {
  if (!text.includes('/') || text.includes('..')) return readSpan(text);
  const cidr = readCidr(text);
  return cidr.ok ? parsed(cidr.value.range) : cidr;
}

/** A name that an object can have. */
export const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** Whether a text has an upper-case letter: Kube-OVN rejects hexadecimal digits that are written so. */
export const hasUpperCase = (text: string): boolean => text !== text.toLowerCase();

/** Says what an upper-case text is to be written as. */
export const inUpperCase = (text: string): string =>
  `${JSON.stringify(text)} has upper-case letters, which Kube-OVN rejects; write ${JSON.stringify(text.toLowerCase())}`;

/** Our own reading knows best why a text is none, and what was meant. */
function refusedCidr(text: string): Parsed<Cidr> {
  const strict = Cidr.parse(text);
  return strict.ok ? refused(text, 'is not a CIDR') : strict;
}

function refusedSpan(text: string): Parsed<Range> {
  const strict = Range.parse(text);
  return strict.ok ? refused(text, 'is not an address or a range of addresses in full', `${strict.value}`) : strict;
}
