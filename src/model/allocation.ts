import type { Cidr } from '../net/cidr';
import type { PlaceKey } from './declarations';
import type { Lock } from './lock';
import type { Problem } from './problem';

/** What the allocator answers: the next lock and where every subnet and pool lies, or the problems. */
export interface Allocation {
  /** The lock after this allocation; the old one, unchanged, when there are errors. */
  readonly lock: Lock;
  /** The CIDRs of each subnet and pool, given or carved, at most one per family. */
  readonly cidrs: ReadonlyMap<PlaceKey, readonly Cidr[]>;
  readonly problems: readonly Problem[];
}
