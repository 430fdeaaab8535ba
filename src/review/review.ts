import type { PlaceKey } from '../model/declarations';
import type { Instant } from '../model/instant';
import type { Owner } from '../model/owner';
import type { Problem, RuleId } from '../model/problem';

/**
 * review: what a change does to addresses, as a value: what `diff` prints for people, puts into a comment, and gives to
 * programs. Lists are in an order that depends on the two sides only: what a reviewer has to decide about comes first.
 */
export interface Review {
  readonly base: Side;
  readonly head: Side;
  readonly asOf: Instant;
  /** Whether the change must not be merged as it is. */
  readonly isBlocked: boolean;
  readonly totals: Totals;
  /** What a reviewer should look at, the gravest first. */
  readonly risks: readonly Risk[];
  /** By pool, then by address. */
  readonly allocations: readonly AllocationChange[];
  /** Pools, subnets and carved CIDRs that come, go or change, by key. */
  readonly places: readonly PlaceChange[];
  /** Every pool whose use changes, by key. Empty where the sizes of pools are not known. */
  readonly capacity: readonly CapacityChange[];
  /**
   * From where pools and their sizes are known. `app`: what it declares. `lock`: the app was not asked, and only what is
   * carved is known, excluded addresses included. Absent: nothing is known of pools.
   */
  readonly placesFrom?: 'app' | 'lock';
  /** Changes outside the lock that follow: what a firewall or a node does otherwise from now on. */
  readonly derived: readonly DerivedChange[];
  /** Objects of the output folders. Empty where a side is a lock alone. */
  readonly objects: readonly ObjectChange[];
  /** In what order a sync would do it, and what goes wrong in that order. */
  readonly hazards: readonly Hazard[];
  /** All that `check --base` knows of this change. */
  readonly problems: readonly Problem[];
}

/** One state of the repository. */
export interface Side {
  /** As it was asked for: a ref, a file, a folder, or `working tree`. */
  readonly name: string;
  /** The commit, where it is a ref. */
  readonly commit?: string;
  readonly hasLock: boolean;
  readonly hasManifests: boolean;
  /** What a reader has to know of it: that the working tree has changes that are not committed. Whole sentences. */
  readonly notes?: readonly string[];
}

/** Numbers of addresses (claims without an address and EIPs count as one each), by action. */
export type Totals = Readonly<Record<AllocationAction, number>>;

/**
 * `allocate`: new, from free space. `activate`: head-room that is used now. `spare`: bound that is head-room now. `retain`:
 * used no more, and kept for its owner. `release`: in quarantine from now on. `return`: its old owner is back. `move`: the claim
 * has another address; what it left is a change of its own. `rename`: the owner is called otherwise (`formerly`).
 * `reassign`: another owner has it at once. `expire`: its line leaves the lock after its quarantine. `erase`: its line is
 * gone though it may not. `amend`: another date or policy.
 */
export const ALLOCATION_ACTIONS = [
  'reassign',
  'erase',
  'move',
  'release',
  'retain',
  'expire',
  'allocate',
  'activate',
  'spare',
  'return',
  'rename',
  'amend',
] as const;

export type AllocationAction = (typeof ALLOCATION_ACTIONS)[number];

/** A run of things that change in one way, for one reason and one owner. */
export interface AllocationChange {
  readonly action: AllocationAction;
  readonly thing: 'address' | 'claim' | 'eip';
  /** Absent for EIPs. */
  readonly network?: string;
  /** Absent for EIPs. */
  readonly family?: 4 | 6;
  /** Where it lies, as far as that is known. */
  readonly pool?: PlaceKey;
  /** `10.0.0.4`, `10.0.0.4..10.0.0.9`, the place of a claim, the id of an EIP. */
  readonly what: string;
  /** Where a move leads: another range of the same size, or id. */
  readonly to?: string;
  /** How many addresses, claims or EIPs. A decimal integer as text, because IPv6 ranges are beyond 2^53. */
  readonly count: string;
  readonly before?: HolderState;
  readonly after?: HolderState;
  /** Why, in a few words: `replicas 3 -> 4`, `StatefulSet is new`, `its quarantine is over`. */
  readonly reason: string;
  /** The line in the lock file of the head, 1 …, where it has one. */
  readonly line?: number;
}

export interface HolderState {
  readonly owner: Owner;
  readonly ordinals?: { readonly first: number; readonly last: number };
  readonly nic?: string;
  readonly state: 'bound' | 'headroom' | 'retained' | 'released';
}

/** Something to look at, of a kind that a reviewer learns to know. */
export interface Risk {
  /** `blocked`: may not be merged. `high`: traffic may be cut or given to a stranger. `medium`: has to be prepared outside. `low`: good to know. */
  readonly level: 'blocked' | 'high' | 'medium' | 'low';
  /** The rule that says more, where there is one: `cdk8s-ipam explain <rule>`. */
  readonly rule?: RuleId;
  /** One short sentence with the owner or pool and the numbers. */
  readonly summary: string;
  /** What to do, a sentence. */
  readonly advice: string;
  /** Owner, or key of a place. */
  readonly subject: string;
}

export interface PlaceChange {
  readonly action: 'add' | 'remove' | 'resize' | 'drain' | 'retire' | 'change';
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  /** CIDRs before and after; empty where it was not, or is not any more. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What else is different, in a few words. */
  readonly reason: string;
}

/** Of one family of a pool. Numbers are decimal integers as text. */
export interface CapacityChange {
  readonly pool: PlaceKey;
  readonly family: 4 | 6;
  readonly before: Usage;
  readonly after: Usage;
}

export interface Usage {
  /** Addresses that may be given out. */
  readonly size: string;
  /** With a line of the lock, by state. */
  readonly held: string;
  readonly retained: string;
  readonly released: string;
  readonly free: string;
}

/** CIDRs that come or go in something that is made from the allocations. */
export interface DerivedChange {
  readonly of: 'masquerade' | 'reservation' | 'allow-list' | 'table' | 'guard';
  /** What it is in: `ConfigMap kube-system/ip-masq-agent of prod`, an allow-list's name. */
  readonly where: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface ObjectChange {
  readonly action: 'add' | 'remove' | 'change' | 'replace' | 'rename';
  readonly cluster: string;
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** With `rename`: the object of the same content that is gone. */
  readonly formerly?: string;
  /** Fields that differ, such as `spec.cidr`; those that cannot change in place come first. */
  readonly fields: readonly string[];
}

/** Something that goes wrong in the order in which a sync applies and prunes. */
export interface Hazard {
  readonly level: Risk['level'];
  readonly cluster: string;
  readonly rule?: RuleId;
  /** What happens, a sentence that names the objects and the step. */
  readonly summary: string;
  readonly advice: string;
}
