import type { LeaseLine, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import type { RangeSet } from '../net/range-set';

/** A line of a lock, and the network that it stands in. */
export interface Lease {
  readonly network: string;
  readonly line: LeaseLine;
}

/** Who holds addresses in one cluster. Networks share the addresses of a cluster only where it has several. */
export class Leases {
  static readonly NONE = new Leases([]);

  private constructor(private readonly networks: readonly NetworkLeases[]) {}

  /** Of each cluster. */
  static byCluster({ networks }: Lock): ReadonlyMap<string, Leases> {
    const own = networks.flatMap(({ name, leases }) =>
      [...groupedBy(leases, ({ owner }) => clusterOf(owner))].map(([cluster, lines]) => ({ cluster, name, lines })),
    );
    return new Map(
      [...groupedBy(own, ({ cluster }) => cluster)].map(([cluster, lists]) => [cluster, new Leases(lists)]),
    );
  }

  /** The lines with an address of a set, in the networks that are meant. */
  within(addresses: RangeSet, isMeant: (network: string) => boolean = () => true): readonly Lease[] {
    return this.networks
      .filter(({ name }) => isMeant(name))
      .flatMap(({ name, lines }) => linesWithin(lines, addresses).map((line) => ({ network: name, line })));
  }
}

interface NetworkLeases {
  readonly name: string;
  /** Sorted by address, disjoint. */
  readonly lines: readonly LeaseLine[];
}

function linesWithin(lines: readonly LeaseLine[], { ranges }: RangeSet): LeaseLine[] {
  const found = new Set<LeaseLine>();
  for (const range of ranges) {
    const first = partitionPoint(lines, (line) => line.range.endsBefore(range));
    for (let i = first; i < lines.length && lines[i]!.range.overlaps(range); i++) found.add(lines[i]!);
  }
  return [...found];
}

export const clusterOf = (owner: Owner): string => owner.slice(0, owner.indexOf('/'));

/** Whether pods may run with it. */
export const mayRun = ({ tenure }: LeaseLine): boolean => tenure.state === 'bound' || tenure.state === 'headroom';
