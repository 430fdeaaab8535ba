import type { Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Cidr } from '../net/cidr';
import { compareNumber, compareText, sortedBy } from '../net/compare';
import type { Family } from '../net/family';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';

export type State = Tenure['state'];

/** From in use to on its way out. */
export const STATES: readonly State[] = ['bound', 'headroom', 'retained', 'released'];

/** Addresses that somebody holds. */
export interface HeldRange {
  readonly range: Range;
  readonly owner: Owner;
  readonly state: State;
}

/** A public address that somebody holds, by its id. */
export interface HeldEip {
  readonly id: string;
  readonly owner: Owner;
  readonly ordinal?: number;
  readonly state: State;
}

/** A named list: exactly the addresses of some holders, in the fewest CIDRs that have them. */
export interface AllowList {
  readonly name: string;
  /** Sorted by address, IPv4 first. */
  readonly cidrs: readonly ListedCidr[];
  /** Sorted by id. */
  readonly eips: readonly HeldEip[];
}

export interface ListedCidr {
  readonly cidr: Cidr;
  /** Whose addresses are in it, sorted. */
  readonly owners: readonly Owner[];
  /** In which states, in the order of `STATES`. */
  readonly states: readonly State[];
  /** How many addresses it has. */
  readonly count: number;
}

export interface ListContents {
  readonly ranges: readonly HeldRange[];
  readonly eips: readonly HeldEip[];
}

export function allowList(name: string, { ranges, eips }: ListContents): AllowList {
  return {
    name,
    cidrs: listedCidrs(sortedBy(ranges, (a, b) => Range.compare(a.range, b.range))),
    eips: sortedBy(eips, (a, b) => compareText(a.id, b.id)),
  };
}

/** @param ranges sorted by address; those of several networks may overlap */
function listedCidrs(ranges: readonly HeldRange[]): ListedCidr[] {
  const cidrs = RangeSet.from(ranges.map(({ range }) => range)).cidrs();
  let from = 0;
  return cidrs.map((cidr) => {
    while (ranges[from]!.range.endsBefore(cidr.range)) from++;
    const within: HeldRange[] = [];
    for (let i = from; i < ranges.length && !cidr.range.endsBefore(ranges[i]!.range); i++)
      if (ranges[i]!.range.overlaps(cidr.range)) within.push(ranges[i]!);
    return listed(cidr, within);
  });
}

function listed(cidr: Cidr, within: readonly HeldRange[]): ListedCidr {
  const owners = sortedBy(new Set(within.map(({ owner }) => owner)), compareText);
  const states = sortedBy(new Set(within.map(({ state }) => state)), (a, b) =>
    compareNumber(STATES.indexOf(a), STATES.indexOf(b)),
  );
  return { cidr, owners, states, count: cidr.range.count };
}

export const cidrsOfFamily = ({ cidrs }: AllowList, family: Family): readonly ListedCidr[] =>
  cidrs.filter(({ cidr }) => cidr.family === family);
