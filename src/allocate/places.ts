import type { Lifecycle, PlaceKey, ZoneName } from '../model/declarations';
import type { Seconds } from '../model/duration';
import type { CarvedLine } from '../model/lock';
import type { Problem, Whereabouts } from '../model/problem';
import type { Cidr } from '../net/cidr';
import type { Family } from '../net/family';
import type { Range } from '../net/range';
import { RangeSet } from '../net/range-set';

/** One family of a pool, with the CIDR that it has now. */
export interface PlacedPool {
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  readonly family: Family;
  readonly cidr: Cidr;
  readonly range: Range;
  readonly quarantine: Seconds;
  readonly lifecycle: Lifecycle;
  /** Addresses in it that its backend never gives: edges, gateways. */
  readonly excluded: RangeSet;
  /** Addresses in it that are reserved. */
  readonly reserved: RangeSet;
  /** What no claim that it serves gets: both, and the zones. */
  readonly forbidden: RangeSet;
  /** The parts that serve some claims only, as pools of their own. Absent: none. */
  readonly zones?: readonly PlacedPool[];
  /** Which claims this part of a pool serves. Absent: it is the pool itself. */
  readonly zone?: ZoneName;
}

/** Whether nothing new is placed in a pool. What stands there stays, and who has a home there comes back to it. */
export const isClosed = ({ lifecycle }: PlacedPool): boolean => lifecycle !== 'active';

/** The addresses of a pool's zones, which serve nobody else. */
export const zonedIn = ({ zones = [] }: PlacedPool): RangeSet => RangeSet.from(zones.map(({ range }) => range));

/** Where everything declared in one network lies. */
export interface Places {
  /** Sorted by address. */
  readonly pools: readonly PlacedPool[];
  /** The CIDRs of each subnet and pool that has one, IPv4 first. */
  readonly cidrs: ReadonlyMap<PlaceKey, readonly Cidr[]>;
  /** The lines for the next lock, sorted. */
  readonly carved: readonly CarvedLine[];
  readonly problems: readonly Problem[];
}
