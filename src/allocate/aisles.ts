import type { Cidr } from '../net/cidr';
import { bitsOf } from '../net/family';

/** New claims are placed in the first 2^32 addresses of a pool: a wider IPv6 pool has addresses to spare. */
const WIDEST_ORDER = 32;

/** No aisle is smaller than 64 addresses, and no pool has more than 256 aisles. */
const SMALLEST_AISLE_ORDER = 6;
const MOST_AISLES_ORDER = 8;

/** Pools of this size (/20 in IPv4) and larger have a heading for each aisle in the lock, smaller ones a single one. */
const ORDER_WITH_AISLE_HEADINGS = 12;

/** How many addresses of a pool new claims are placed in, as a power of two. */
export const placeableOrder = ({ family, prefixLength }: Cidr): number =>
  Math.min(bitsOf(family) - prefixLength, WIDEST_ORDER);

/** How many addresses an aisle has, as a power of two. It depends on the size of the pool and on nothing else. */
export const aisleOrder = (cidr: Cidr): number => {
  const order = placeableOrder(cidr);
  return Math.min(order, Math.max(SMALLEST_AISLE_ORDER, order - MOST_AISLES_ORDER));
};

/** The headings of a pool in the lock, in order: its CIDR, or those of its aisles. */
export function headingsOf(cidr: Cidr): Cidr[] {
  const order = placeableOrder(cidr);
  if (order < ORDER_WITH_AISLE_HEADINGS) return [cidr];
  const prefixLength = bitsOf(cidr.family) - aisleOrder(cidr);
  return cidr.blocks(prefixLength, 2 ** (order - aisleOrder(cidr)));
}
