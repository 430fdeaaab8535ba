import type { Cidr } from '../net/cidr';
import type { Family } from '../net/family';
import type { Range } from '../net/range';
import type { PlaceKey } from './declarations';
import type { Seconds } from './duration';
import type { Instant } from './instant';
import type { Owner } from './owner';
import type { Reclaim, Retention } from './reclaim';

/** The memory of the allocator: what `ipam.lock.yaml` says. Its text form and the rules for its lines: lock/format.ts. */
export interface Lock {
  readonly version: 1;
  /** Sorted by name. */
  readonly networks: readonly NetworkLock[];
  /** Sorted by id. */
  readonly eips: readonly EipLine[];
}

export const EMPTY_LOCK: Lock = { version: 1, networks: [], eips: [] };

export interface NetworkLock {
  readonly name: string;
  /** Sorted by address; a subnet before the pools in it. */
  readonly carved: readonly CarvedLine[];
  /**
   * Headings, sorted: the CIDR of each pool smaller than /20, else the CIDRs of its aisles. They keep the insertions
   * of two branches apart, and no run crosses one.
   */
  readonly headings: readonly Cidr[];
  /** Sorted by address, disjoint. */
  readonly leases: readonly LeaseLine[];
  /** Claims whose address the backend chooses. Sorted by place, owner, first ordinal. */
  readonly claims: readonly ClaimLine[];
}

export const emptyNetwork = (name: string): NetworkLock => ({ name, carved: [], headings: [], leases: [], claims: [] });

/** A CIDR that was carved for a subnet or pool. `tenure` is `bound` or `released`. */
export interface CarvedLine {
  readonly cidr: Cidr;
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly tenure: { readonly state: 'bound' } | Released;
}

/** Who holds something: an owner, and which of its identities. */
export interface Holder {
  readonly owner: Owner;
  /** The ordinals in order, as many as the line has addresses. Absent: the workload has none (Pod, VM, Deployment). */
  readonly ordinals?: Ordinals;
  /** The network interface, where it is not the default one. */
  readonly nic?: string;
}

export interface Ordinals {
  readonly first: number;
  readonly last: number;
}

/** A run of addresses with one owner and one state. Ordinals rise by one with each address. */
export interface LeaseLine extends Holder {
  readonly range: Range;
  readonly tenure: Tenure;
}

type LeaseParts = { readonly [K in keyof LeaseLine]-?: LeaseLine[K] | undefined } & Pick<
  LeaseLine,
  'range' | 'owner' | 'tenure'
>;

/**
 * A line of these parts, without what is undefined. There are as many of them as leases, and objects whose fields come in
 * one order are the cheapest.
 */
export function leaseLine({ range, owner, ordinals, nic, tenure }: LeaseParts): LeaseLine {
  if (nic === undefined) return ordinals ? { range, owner, ordinals, tenure } : { range, owner, tenure };
  return ordinals ? { range, owner, ordinals, nic, tenure } : { range, owner, nic, tenure };
}

/** Claims without an address: they count against the capacity of a place. */
export interface ClaimLine extends Holder {
  readonly place: PlaceKey;
  readonly family: Family;
  readonly tenure: Tenure;
}

export interface EipLine extends Holder {
  /** The cloud's id of the public address, such as eip-1a2b3c4d. */
  readonly id: string;
  readonly tenure: Tenure;
}

/** The state of a lease, with what must be known about it once its declaration is gone. */
export type Tenure = Held | Retained | Released;

/** `bound`: declared now. `headroom`: held for ordinals up to the maximum; may be running. */
export interface Held {
  readonly state: 'bound' | 'headroom';
  readonly reclaim: Reclaim;
  readonly quarantine: Seconds;
}

/** The owner is gone, the address is kept for it. */
export interface Retained {
  readonly state: 'retained';
  readonly for: Exclude<Retention, 'release'>;
  /** From when `for` counts: stamped by `lock gc`. Absent until then, and always when `for` is `forever`. */
  readonly since?: Instant;
  readonly quarantine: Seconds;
}

/** In quarantine: only its old owner may have it. */
export interface Released {
  readonly state: 'released';
  /** From when the quarantine counts: stamped by `lock gc`. */
  readonly since?: Instant;
  readonly quarantine: Seconds;
  /** Left behind by `lock move`: not a home to return to. */
  readonly moved?: true;
}
