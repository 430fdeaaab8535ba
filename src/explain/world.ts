import { excludedIn } from '../allocate/exclusions';
import { placeCidrs } from '../allocate/place-cidrs';
import type { PlacedPool, Places } from '../allocate/places';
import type { Declarations, NetworkDeclaration, PlaceKey, WorkloadDeclaration } from '../model/declarations';
import { type ClaimLine, emptyNetwork, type LeaseLine, type Lock, type NetworkLock } from '../model/lock';
import type { Owner } from '../model/owner';
import { compareText, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import type { Range } from '../net/range';
import { RangeSet } from '../net/range-set';

/**
 * explain: who holds something, on what terms, and why it is this and not another. What can be known only by deciding is
 * decided once more: the allocator is asked, and nothing is made up.
 */

/** What there is to be explained. */
export interface Facts {
  /** As the next synth leaves it; without declarations, as it is. */
  readonly lock: Lock;
  /** As the file has it. */
  readonly written: Lock;
  /** Absent: the app was not asked. */
  readonly declarations?: Declarations;
}

/** The facts, with what follows from them found when it is asked for. */
export class World {
  private readonly placed = new Map<string, Places>();
  private byOwner: ReadonlyMap<Owner, readonly WorkloadDeclaration[]> | undefined;

  constructor(readonly facts: Facts) {}

  get isAppAsked(): boolean {
    return this.facts.declarations !== undefined;
  }

  /** Of declarations and lock, sorted. */
  get networks(): readonly string[] {
    const { lock, declarations } = this.facts;
    const names = [...lock.networks, ...(declarations?.networks ?? [])].map(({ name }) => name);
    return sortedBy(new Set(names), compareText);
  }

  declaredNetwork(name: string): NetworkDeclaration | undefined {
    return this.facts.declarations?.networks.find((network) => network.name === name);
  }

  lockOf(name: string): NetworkLock {
    return networkIn(this.facts.lock, name);
  }

  writtenLockOf(name: string): NetworkLock {
    return networkIn(this.facts.written, name);
  }

  /** Where everything lies; nothing where the app was not asked. */
  placesOf(name: string): Places | undefined {
    const declared = this.declaredNetwork(name);
    if (declared === undefined) return undefined;
    const places = this.placed.get(name) ?? placeCidrs(declared, this.lockOf(name));
    this.placed.set(name, places);
    return places;
  }

  poolAt(network: string, range: Range): PlacedPool | undefined {
    return this.placesOf(network)?.pools.find((pool) => pool.range.overlaps(range));
  }

  subnetAt(network: string, range: Range): PlaceKey | undefined {
    const subnets = this.declaredNetwork(network)?.subnets ?? [];
    const cidrs = this.placesOf(network)?.cidrs;
    return subnets.find(({ key }) => cidrs?.get(key)?.some((cidr) => cidr.range.overlaps(range)))?.key;
  }

  /** What no pod ever gets: what is reserved, and what the backends keep of their subnets. */
  neverGivenIn(network: string): RangeSet {
    const { reservations = [], subnets = [] } = this.declaredNetwork(network) ?? {};
    const cidrs = this.placesOf(network)?.cidrs;
    return RangeSet.from([
      ...reservations.map(({ range }) => range),
      ...subnets.flatMap((subnet) => (cidrs?.get(subnet.key) ?? []).flatMap((cidr) => excludedIn(cidr, subnet).ranges)),
    ]);
  }

  /** Those whose address the backend decides: it is somewhere in the pool, and in no line. */
  claimsOn(network: string, { key, family }: PlacedPool): readonly ClaimLine[] {
    return this.lockOf(network).claims.filter((claim) => claim.place === key && claim.family === family);
  }

  /** All declarations of an owner: one for each network that it is in. */
  declarationsOf(owner: Owner): readonly WorkloadDeclaration[] {
    this.byOwner ??= groupedBy(this.facts.declarations?.workloads ?? [], (workload) => workload.owner);
    return this.byOwner.get(owner) ?? [];
  }
}

/** The line of a lock that has the first address of a range. */
export function leaseAt({ leases }: NetworkLock, range: Range): LeaseLine | undefined {
  const line = leases[partitionPoint(leases, (each) => each.range.endsBefore(range))];
  return line?.range.overlaps(range) ? line : undefined;
}

const networkIn = ({ networks }: Lock, name: string): NetworkLock =>
  networks.find((network) => network.name === name) ?? emptyNetwork(name);
