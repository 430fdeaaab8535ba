import type { CarvedLine, ClaimLine, EipLine, LeaseLine } from '../model/lock';
import { Cidr } from '../net/cidr';
import { compareText, firstDifference } from '../net/compare';
import { Range } from '../net/range';

/** By address; a subnet before the pools in it. */
export const compareCarved = (a: CarvedLine, b: CarvedLine): number =>
  Cidr.compare(a.cidr, b.cidr) || compareText(b.use, a.use);

export const compareLeases = (a: LeaseLine, b: LeaseLine): number => Range.compare(a.range, b.range);

/** By place, owner and first ordinal, then family and NIC. */
export const compareClaims = (a: ClaimLine, b: ClaimLine): number =>
  firstDifference(
    compareText(a.place, b.place),
    compareText(a.owner, b.owner),
    firstOrdinal(a) - firstOrdinal(b),
    a.family - b.family,
    compareText(a.nic ?? '', b.nic ?? ''),
  );

export const compareEips = (a: EipLine, b: EipLine): number => compareText(a.id, b.id);

const firstOrdinal = ({ ordinals }: ClaimLine): number => ordinals?.first ?? -1;
