import type { HolderEntry } from '../lock/entry';
import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { claimantOf, sizeOf } from './moves';

/** How many claims of a workload a lock knows, of one family and interface or of all. */
export interface Counts {
  readonly bound: bigint;
  readonly headroom: bigint;
  readonly kept: bigint;
}

const NONE: Counts = { bound: 0n, headroom: 0n, kept: 0n };

/** The counts of some workloads in one lock. */
export class WorkloadCounts {
  private readonly byOwner = new Map<Owner, Counts>();
  private readonly byClaimant = new Map<string, Counts>();

  constructor(lock: Lock, owners: ReadonlySet<Owner>) {
    for (const { name: network, leases, claims } of lock.networks) {
      for (const line of leases) if (owners.has(line.owner)) this.add({ section: 'leases', network, line });
      for (const line of claims) if (owners.has(line.owner)) this.add({ section: 'claims', network, line });
    }
    for (const line of lock.eips) if (owners.has(line.owner)) this.add({ section: 'eips', line });
  }

  of(owner: Owner): Counts {
    return this.byOwner.get(owner) ?? NONE;
  }

  /** Those of the same kind of thing, family and interface. */
  beside(entry: HolderEntry): Counts {
    return this.byClaimant.get(claimantOf(entry)) ?? NONE;
  }

  private add(entry: HolderEntry): void {
    count(this.byOwner, entry.line.owner, entry);
    count(this.byClaimant, claimantOf(entry), entry);
  }
}

function count<K>(counts: Map<K, Counts>, key: K, entry: HolderEntry): void {
  const { bound, headroom, kept } = counts.get(key) ?? NONE;
  const size = sizeOf(entry);
  const { state } = entry.line.tenure;
  counts.set(key, {
    bound: state === 'bound' ? bound + size : bound,
    headroom: state === 'headroom' ? headroom + size : headroom,
    kept: state === 'retained' || state === 'released' ? kept + size : kept,
  });
}

export const isHeldAtAll = ({ bound, headroom }: Counts): boolean => bound + headroom > 0n;

export const heldIn = ({ bound, headroom }: Counts): bigint => bound + headroom;
