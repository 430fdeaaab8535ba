import type { Address } from '../net/address';
import type { Cidr } from '../net/cidr';
import type { Family } from '../net/family';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import type { Range } from '../net/range';
import { RangeSet } from '../net/range-set';
import type { Allocation } from './allocation';
import type { PlaceKey } from './declarations';
import type { EipLine, LeaseLine } from './lock';
import type { Owner } from './owner';

/** An allocation with the look-ups that rendering needs. Built once, then only read. */
export class AllocationView {
  private readonly leasesByOwner: ReadonlyMap<Owner, readonly LeaseLine[]>;
  private readonly eipsByOwner: ReadonlyMap<Owner, readonly EipLine[]>;
  private readonly leasesByNetwork: ReadonlyMap<string, readonly LeaseLine[]>;

  constructor(readonly allocation: Allocation) {
    const { lock } = allocation;
    this.leasesByOwner = groupedBy(
      lock.networks.flatMap((network) => network.leases),
      ownerOf,
    );
    this.eipsByOwner = groupedBy(lock.eips, ownerOf);
    this.leasesByNetwork = new Map(lock.networks.map((network) => [network.name, network.leases]));
  }

  /**
   * The addresses that a workload holds (bound and head-room), by ordinal; a workload without ordinals counts from 0
   * in address order.
   */
  addressesOf(owner: Owner, family: Family, nic?: string): ReadonlyMap<number, Address> {
    const addresses = new Map<number, Address>();
    for (const line of this.leasesByOwner.get(owner) ?? []) {
      if (!isHeld(line) || line.range.family !== family || line.nic !== nic) continue;
      let ordinal = line.ordinals?.first ?? addresses.size;
      for (const address of line.range.addresses()) addresses.set(ordinal++, address);
    }
    return new Map([...addresses].sort(([a], [b]) => a - b));
  }

  /** The EIP ids that a workload holds, by ordinal. */
  eipsOf(owner: Owner): ReadonlyMap<number, string> {
    const held = (this.eipsByOwner.get(owner) ?? []).filter(isHeld);
    return new Map(held.map((line, i) => [line.ordinals?.first ?? i, line.id] as const).sort(([a], [b]) => a - b));
  }

  /** The lines of a network that have an address in the range, in any state, in address order. */
  leasesIn(network: string, range: Range): readonly LeaseLine[] {
    const leases = this.leasesByNetwork.get(network) ?? [];
    const first = partitionPoint(leases, (line) => line.range.endsBefore(range));
    return leases.slice(
      first,
      partitionPoint(leases, (line) => !range.endsBefore(line.range)),
    );
  }

  /** Every address of the range that has a line, in any state. */
  leasedIn(network: string, range: Range): RangeSet {
    const ranges = this.leasesIn(network, range).flatMap((line) => line.range.intersect(range) ?? []);
    return RangeSet.from(ranges);
  }

  /** The CIDR of a subnet or pool, given or carved; undefined where it has none of this family (or could not be carved). */
  cidrOf(place: PlaceKey, family: Family): Cidr | undefined {
    return this.cidrsOf(place).find((cidr) => cidr.family === family);
  }

  cidrsOf(place: PlaceKey): readonly Cidr[] {
    return this.allocation.cidrs.get(place) ?? [];
  }
}

const isHeld = (line: { readonly tenure: LeaseLine['tenure'] }): boolean =>
  line.tenure.state === 'bound' || line.tenure.state === 'headroom';

const ownerOf = ({ owner }: { readonly owner: Owner }): Owner => owner;
