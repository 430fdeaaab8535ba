import type { Observation, ObservedEip } from './observation';
import type { Owner } from './owner';
import type { Problem } from './problem';

/** What `lock adopt` asks for: the addresses of a living cluster as they are. */
export interface AdoptRequest {
  /** The declared cluster that was looked at. Absent: the only one. */
  readonly cluster?: string;
  readonly observations: readonly Observation[];
  /** Default: none. */
  readonly eips?: readonly ObservedEip[];
}

/** What came of it. Plain JSON, because it is told by the app and printed by the command. */
export interface AdoptionReport {
  readonly cluster: string;
  /** Addresses of declared claims that came into the lock now, joined to runs, and EIPs. */
  readonly adopted: readonly AdoptedRun[];
  /** Addresses of declared claims that the lock has had for them before. */
  readonly known: number;
  /** Declared pods that were seen, but whose addresses their backend chooses: there is nothing to adopt. */
  readonly unaddressed: number;
  /** Why the addresses of declared pods were not adopted, and addresses that two have. */
  readonly problems: readonly Problem[];
  /** Addresses of others in declared pools or subnets, to be reserved. */
  readonly strangers: readonly StrangerRun[];
  /** Addresses of others that no declaration is about, or that their CNI goes on giving out. */
  readonly passedOver: number;
}

export interface AdoptedRun {
  /** An address or range, or the id of an EIP. */
  readonly range: string;
  readonly owner: Owner;
  /** `3` or `3..5`; absent where the workload has none. */
  readonly ordinals?: string;
  readonly nic?: string;
}

/** Addresses side by side that others use. */
export interface StrangerRun {
  /** The subnet in which they are, such as `prod/pods`. */
  readonly subnet: string;
  /** An address or range. */
  readonly range: string;
  /** The users, each once. */
  readonly users: readonly string[];
}
