/**
 * net: addresses, ranges and sets of addresses, IPv4 and IPv6 alike.
 *
 * Everything here is arithmetic on immutable values. Text enters through `parse`, which is strict (one text per address
 * and CIDR: no leading zeros, no zones, no IPv4-mapped IPv6, lower case, no host bits in a CIDR), and leaves through
 * `toString`. Nothing in this folder knows Kubernetes, files, the clock or cdk8s.
 */

/** The Internet Protocol version of an address. */
export type Family = 4 | 6;

export const FAMILIES: readonly Family[] = [4, 6];

const LAST_IPV4_VALUE = (1n << 32n) - 1n;
const LAST_IPV6_VALUE = (1n << 128n) - 1n;

/** Number of bits in an address of this family. */
export const bitsOf = (family: Family): number => (family === 4 ? 32 : 128);

/** The largest address value of this family. */
export const lastValueOf = (family: Family): bigint => (family === 4 ? LAST_IPV4_VALUE : LAST_IPV6_VALUE);

export const nameOf = (family: Family): string => (family === 4 ? 'IPv4' : 'IPv6');
