import type { Lifecycle, PlaceKey } from './declarations';
import type { Ordinals, Tenure } from './lock';
import type { Owner } from './owner';
import type { Whereabouts } from './problem';

/** What somebody asked about, explained: plain JSON, for a command that runs the app. */
export type Explanation = ExplainedAddress | ExplainedRange | ExplainedWorkload | ExplainedEip | NotKnown;

/** An address. It may be in several networks; in none where nobody manages it. */
export interface ExplainedAddress {
  readonly kind: 'address';
  readonly address: string;
  readonly networks: readonly AddressInNetwork[];
}

export interface AddressInNetwork {
  readonly network: string;
  readonly subnet?: PlaceKey;
  readonly pool?: PlaceKey;
  /**
   * `held`: a line of the lock has it. Else it is `free` in its pool, `reserved`, `excluded` (the backend never gives it,
   * such as a gateway), in a pool that is `closed` to new claims, or in `no-pool`. `backend`: there are claims on its pool
   * whose address the backend decides, and it may be one of theirs.
   */
  readonly standing: 'held' | 'free' | 'backend' | 'reserved' | 'excluded' | 'closed' | 'no-pool';
  readonly holding?: Holding;
  readonly why: Why;
  /** Where the holder, else what keeps the address out of use, else the pool is declared, as far as that is known. */
  readonly declared?: Whereabouts;
}

/** All of a CIDR or range, or of a subnet or pool. */
export interface ExplainedRange {
  readonly kind: 'range';
  /** The CIDR or range, or the key of the place, as it was asked for. */
  readonly what: string;
  readonly parts: readonly RangeInNetwork[];
}

/** One family of it in one network. Counts are decimal integers. */
export interface RangeInNetwork {
  readonly network: string;
  readonly range: string;
  readonly use?: 'subnet' | 'pool';
  readonly key?: PlaceKey;
  readonly lifecycle?: Lifecycle;
  readonly declared?: Whereabouts;
  readonly size: string;
  readonly held: Readonly<Record<Tenure['state'], string>>;
  /** Never given: reserved, or excluded by the backend. Absent where the app was not asked. */
  readonly outOfUse?: string;
  /** In pools, and in no line of the lock. Absent where the app was not asked. */
  readonly free?: string;
  /** Claims on its pools whose address the backend decides: what they take is among what is free. Absent: none. */
  readonly claims?: string;
  /** The pools in it, or that it lies in. */
  readonly pools: readonly PlaceKey[];
  /** Who has addresses in it, or claims on a pool that lies in it, by owner. */
  readonly holders: readonly { readonly owner: Owner; readonly addresses: string }[];
}

/** A workload, as the app declares it and as it stands in the lock. */
export interface ExplainedWorkload {
  readonly kind: 'workload';
  readonly owner: Owner;
  /** Absent: the app was not asked. */
  readonly isDeclared?: boolean;
  readonly declared?: Whereabouts;
  readonly formerly?: Owner;
  /** The lines of the lock, in its order. */
  readonly holdings: readonly (Holding & { readonly why: Why })[];
}

/** The id of a public address. */
export interface ExplainedEip {
  readonly kind: 'eip';
  readonly id: string;
  /** The inventory that has it. */
  readonly inventory?: string;
  readonly holding?: Holding;
  readonly why: Why;
  readonly declared?: Whereabouts;
}

/** Nothing is called so. */
export interface NotKnown {
  readonly kind: 'unknown';
  readonly text: string;
  /** What was probably meant. */
  readonly near: readonly string[];
  /** Of a text that looks like addresses, why it is none: completes the sentence "`<text>` …". */
  readonly reason?: string;
}

/** A line of the lock, or the part of one that was asked for. */
export interface Holding {
  readonly network?: string;
  /** An address, a range, a place in a pool, the id of an EIP. */
  readonly what: string;
  readonly pool?: PlaceKey;
  readonly owner: Owner;
  readonly ordinals?: Ordinals;
  readonly nic?: string;
  readonly state: Tenure['state'];
  /** On what terms, as the lock writes them; empty where they are the default ones. */
  readonly terms: string;
}

/** Why something is as it is. */
export interface Why {
  /**
   * `pinned`: the declaration asks for it. `placed`: placed anew it would be the same. `kept`: placed anew it would be
   * another, and nothing moves what the lock has. `new`: the lock in the file does not have it yet. `returned`: its owner
   * came back to it. `retained`, `released`: by its state. `backend`: the cloud decides the address. `free`,
   * `out-of-use`: nobody has it. `not-asked`: only the app knows.
   */
  readonly reason:
    | 'pinned'
    | 'placed'
    | 'kept'
    | 'new'
    | 'returned'
    | 'retained'
    | 'released'
    | 'backend'
    | 'free'
    | 'out-of-use'
    | 'not-asked';
  /** The same as whole sentences. */
  readonly text: string;
}
