import type { Answer } from '../../model/answer';
import type { NodePoolSnapshot } from '../../model/node-pool';
import type { ClusterSnapshot, TkeConfig } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { compareText, sortedBy } from '../../net/compare';
import { type NodeCapacity, nodeCapacity } from './node-capacity';
import { TKE } from './tke';

/** The nodes of a pool, and what each of them carries. */
export interface NodesOfPool {
  readonly pool: NodePoolSnapshot;
  readonly each: NodeCapacity;
}

/** What the nodes and subnets of a cluster bring, zone by zone. */
export class ZoneSupply {
  readonly nodes: readonly NodesOfPool[];
  private readonly subnets: readonly { readonly zone: string | undefined; readonly usable: number }[];

  constructor(
    { name }: ClusterSnapshot,
    readonly config: TkeConfig,
    { snapshot, view }: Answer,
  ) {
    this.nodes = snapshot.nodePools
      .filter(({ cluster }) => cluster === name)
      .map((pool) => ({ pool, each: nodeCapacity(pool, config) }));
    this.subnets = snapshot.subnets
      .filter(({ cluster }) => cluster === name)
      .map(({ key, options }) => ({
        zone: options.tke?.zone,
        usable: view.cidrsOf(key).reduce((sum, cidr) => sum + usableIn(cidr), 0),
      }));
  }

  /** The zones of the nodes, in order. */
  get zones(): readonly string[] {
    return sortedBy(new Set(this.nodes.flatMap(({ pool }) => pool.zone ?? [])), compareText);
  }

  hasSubnetIn(zone: string): boolean {
    return this.subnets.some((subnet) => subnet.zone === zone);
  }

  nodesIn(zone: string): number {
    return this.in(zone).reduce((sum, { pool }) => sum + pool.count, 0);
  }

  /** What all nodes of a zone carry together; undefined where one of them is not known. */
  carriedIn(zone: string, what: 'eips' | 'pods'): number | undefined {
    const nodes = this.in(zone);
    if (nodes.some(({ each }) => each[what] === undefined)) return undefined;
    return nodes.reduce((sum, { pool, each }) => sum + pool.count * (each[what] ?? 0), 0);
  }

  /** Addresses that pods of a zone can have: those that VPC leaves, without one for the interface of each node. */
  addressesIn(zone: string): number {
    const ofInterfaces = this.config.networkMode === 'tke-direct-eni' ? 0 : this.nodesIn(zone);
    const usable = this.subnets.filter((subnet) => subnet.zone === zone).reduce((sum, each) => sum + each.usable, 0);
    return Math.max(usable - ofInterfaces, 0);
  }

  /**
   * How many nodes of a zone can have an interface in its subnets, where static mode sets aside all addresses of one;
   * undefined where it is not known. With different kinds of nodes it is what the smallest of them would find.
   */
  interfacesIn(zone: string): number | undefined {
    const sizes = this.in(zone).map(({ each }) => each.ipsPerInterface);
    if (sizes.length === 0 || sizes.includes(undefined)) return undefined;
    const smallest = Math.min(...(sizes as number[]));
    return this.subnets
      .filter((subnet) => subnet.zone === zone)
      .reduce((sum, { usable }) => sum + Math.floor(usable / smallest), 0);
  }

  private in(zone: string): readonly NodesOfPool[] {
    return this.nodes.filter(({ pool }) => pool.zone === zone);
  }
}

/** Addresses of an IPv4 subnet that VPC does not keep for itself; IPv6 ones are not what runs out. */
function usableIn({ family, prefixLength, size }: Cidr): number {
  if (family === 6) return 0;
  const { atStart, atEnd } = TKE.edgesOf(family, prefixLength);
  return Number(size) - atStart - atEnd;
}
