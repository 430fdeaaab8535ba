import { Address } from '../net/address';
import { meantBy, type Parsed } from '../net/parsed';
import { Range } from '../net/range';

/**
 * What logs, sockets and people write for an address, a range or a CIDR: `[FD00::C]:443`, `10.0.0.4:5432`, `fe80::1%eth0`,
 * `::ffff:10.0.0.4`. Only what can mean one thing is read: who asks at night has no time for spelling, but must not be told
 * of another address than the one that was meant.
 */
export const rangeAsWritten = (text: string): Parsed<Range> => Range.parse(parts(withoutPort(text.trim())));

/** Whether it is meant as addresses, and as no name. */
export const isAboutAddresses = (text: string): boolean => /^\s*\d+\.|:/.test(text);

function withoutPort(text: string): string {
  const [, inBrackets] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  const [, beforePort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
  return inBrackets ?? beforePort ?? text;
}

/** Both ends of a range, and the address before a prefix length. */
const parts = (text: string): string =>
  text
    .split(/(\.\.|\/)/)
    .map(canonical)
    .join('');

/** IPv6 has many spellings of one address; those of IPv4 that are not canonical are read in several ways. */
const canonical = (part: string): string => (part.includes(':') ? (meantBy(Address.parse(part)) ?? part) : part);
