import type { Address } from '../net/address';
import type { Cidr } from '../net/cidr';
import type { Family } from '../net/family';
import type { Range } from '../net/range';
import type { Seconds } from './duration';
import type { Owner } from './owner';
import type { Whereabouts } from './problem';
import type { Reclaim } from './reclaim';

/**
 * What the user declared, as plain data: all that the allocator needs and nothing else. The order of the lists says
 * nothing (any permutation gives the same allocation); keys are unique, which `collect` sees to.
 */
export interface Declarations {
  readonly networks: readonly NetworkDeclaration[];
  readonly workloads: readonly WorkloadDeclaration[];
  readonly inventories: readonly EipInventoryDeclaration[];
}

/** A routing domain in which an address is unique. */
export interface NetworkDeclaration {
  readonly name: string;
  readonly where: Whereabouts;
  /** The CIDRs out of which subnets are carved, at most one per family. */
  readonly supernets: readonly Cidr[];
  readonly subnets: readonly SubnetDeclaration[];
  readonly reservations: readonly ReservationDeclaration[];
}

/** `cluster/subnet` or `cluster/subnet/pool`. */
export type PlaceKey = string;

/** Where the addresses of a subnet or pool come from, for one family. */
export type Block =
  | { readonly kind: 'given'; readonly family: Family; readonly cidr: Cidr }
  /** Carved out of the network's supernet (a subnet) or out of its subnet (a pool), and kept in the lock. */
  | { readonly kind: 'carved'; readonly family: Family; readonly prefixLength: number }
  /** A pool that is the whole of its subnet. */
  | { readonly kind: 'whole'; readonly family: Family };

export interface SubnetDeclaration {
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  /** At most one per family, never `whole`. */
  readonly blocks: readonly Block[];
  readonly edges: readonly Edges[];
  /** Gateways that are neither the first nor the last address, and other addresses that the CNI never gives. */
  readonly excluded: readonly Address[];
  readonly pools: readonly PoolDeclaration[];
}

/** How many addresses at both ends of a subnet its backend never gives to a pod (network, gateway, broadcast). */
export interface Edges {
  readonly family: Family;
  readonly atStart: number;
  readonly atEnd: number;
}

export interface PoolDeclaration {
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  /** At most one per family. */
  readonly blocks: readonly Block[];
  /** How long an address of this pool stays out of use between two owners. */
  readonly quarantine: Seconds;
  /** Parts of it for some claims only. At most one per family and name. Default: none. */
  readonly zones?: readonly ZoneDeclaration[];
  /** Default: active. */
  readonly lifecycle?: Lifecycle;
}

/**
 * The life of a pool. `active`: it serves claims. `draining`: nothing new is placed in it, and what has a line there
 * keeps it. `retired`: the same, and no line may be left.
 */
export type Lifecycle = 'active' | 'draining' | 'retired';

/** The last block of this length in a pool: it serves the claims of its zone and no others, and they go nowhere else. */
export interface ZoneDeclaration {
  readonly name: ZoneName;
  readonly family: Family;
  readonly prefixLength: number;
}

/** Which claims a zone is for. `eip`: those of workloads with a public address. */
export type ZoneName = 'eip';

/** Addresses kept out of allocation. */
export interface ReservationDeclaration {
  readonly range: Range;
  readonly reason: string;
  /** The subnet or pool that it was declared for, in which it must lie. Absent: anywhere in the network. */
  readonly within?: PlaceKey;
  /** Who holds them: free text, such as a team. */
  readonly owner?: string;
  readonly where: Whereabouts;
}

export interface WorkloadDeclaration {
  readonly owner: Owner;
  /** The owner whose lines in the lock are now this workload's: it was renamed. */
  readonly formerly?: Owner;
  readonly network: string;
  readonly where: Whereabouts;
  readonly reclaim: Reclaim;
  readonly replicas: Replicas;
  /** One for each family and NIC. */
  readonly demands: readonly Demand[];
  /** The EIP ids that it takes, one for each replica including head-room, if any. */
  readonly eips?: EipDemand;
}

/** Which identities of a workload hold an address. */
export type Replicas =
  /** A StatefulSet: ordinals `start` … `start + count - 1` are declared, up to `start + max - 1` held as head-room. */
  | { readonly kind: 'ordinals'; readonly start: number; readonly count: number; readonly max: number }
  /** A Deployment: any pod takes any of `max` addresses; those beyond `count` are head-room. */
  | { readonly kind: 'set'; readonly count: number; readonly max: number }
  /** A bare Pod or a virtual machine: one identity without an ordinal. */
  | { readonly kind: 'one' };

/**
 * How the addresses of a workload should lie: one aligned block or refused; one block where there is one, else as few
 * runs as can be; or anywhere.
 */
export type Contiguity = 'required' | 'preferred' | 'none';

export interface Demand {
  readonly family: Family;
  /** The network interface, where it is not the pod's default one. */
  readonly nic?: string;
  /** The pools that may serve it, in order of preference. */
  readonly pools: readonly PlaceKey[];
  readonly contiguity: Contiguity;
  /** Addresses that the user chose. `ordinal` is 0 … for `set` and 0 for `one`. */
  readonly pins: readonly Pin[];
  /**
   * False where the backend chooses the address itself (TKE): the claim then only counts against the capacity of its
   * first pool and has a line of its own in the lock.
   */
  readonly isAddressed: boolean;
  /** The zone that serves it in pools that have one, where it is addressed. Absent: what the zones of a pool leave. */
  readonly zone?: ZoneName;
}

export interface Pin {
  readonly ordinal: number;
  readonly address: Address;
}

/** Public addresses bought beforehand, known by id. */
export interface EipInventoryDeclaration {
  readonly key: string;
  readonly where: Whereabouts;
  readonly ids: readonly string[];
}

export interface EipDemand {
  readonly inventory: string;
  readonly reclaim: Reclaim;
}
