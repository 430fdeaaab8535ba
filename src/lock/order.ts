import type { CarvedLine, EipLine } from '../model/lock';
import { Cidr } from '../net/cidr';
import { compareText } from '../net/compare';

/** By address; a subnet before the pools in it. */
export const compareCarved = (a: CarvedLine, b: CarvedLine): number =>
  Cidr.compare(a.cidr, b.cidr) || compareText(b.use, a.use);

export const compareEips = (a: EipLine, b: EipLine): number => compareText(a.id, b.id);
