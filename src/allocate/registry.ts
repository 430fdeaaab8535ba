import type { LeaseLine } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Address } from '../net/address';
import { sortedByText } from '../net/compare';
import { partitionPoint } from '../net/partition-point';
import type { Request } from './request';

/** Who has or wants an address in one network: what a pin must know beyond its own workload. */
export class Registry {
  private readonly pinners = new Map<string, Owner[]>();

  constructor(
    /** Sorted by address, disjoint. */
    private readonly leases: readonly LeaseLine[],
    requests: readonly Request[],
  ) {
    for (const request of requests.filter(({ demand }) => demand.pins.length > 0))
      for (const pin of pinsOf(request)) this.addPin(`${pin.address}`, request.workload.owner);
  }

  /** The line that has the address, in any state. */
  lineAt(address: Address): LeaseLine | undefined {
    const line = this.leases[partitionPoint(this.leases, ({ range }) => !address.isBefore(range.first)) - 1];
    return line?.range.contains(address) ? line : undefined;
  }

  /** The owners of all claims that pin the address, one entry for each claim. */
  pinnersOf(address: Address): readonly Owner[] {
    return this.pinners.get(`${address}`) ?? [];
  }

  private addPin(address: string, owner: Owner): void {
    const owners = this.pinners.get(address);
    if (owners) owners.push(owner);
    else this.pinners.set(address, [owner]);
  }
}

/** An address that the user chose for one claim. */
export interface PinnedClaim {
  readonly claim: number;
  readonly address: Address;
}

/**
 * The pins of claims that exist. Where claims have no ordinals, the pins are numbered from 0: any pod may take any of
 * the addresses.
 */
export function pinsOf({ demand, identities }: Request): PinnedClaim[] {
  if (demand.pins.length === 0) return [];
  const { first, last, areOrdinals } = identities;
  const seen = new Set<number>();
  return sortedByText(demand.pins, ({ address }) => `${address}`)
    .sort((a, b) => a.ordinal - b.ordinal)
    .filter(({ ordinal }) => ordinal >= first && ordinal <= last && !seen.has(ordinal) && seen.add(ordinal))
    .map(({ ordinal, address }, i) => ({ claim: areOrdinals ? ordinal : i, address }));
}
