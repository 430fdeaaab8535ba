import type { DeclaredCluster } from '../model/declared-cluster';
import type { DeclaredPlace } from '../model/declared-place';
import type { LeaseLine, Lock, NetworkLock } from '../model/lock';
import type { Owner } from '../model/owner';
import type { Address } from '../net/address';
import { Cidr } from '../net/cidr';
import { groupedBy } from '../net/grouped-by';
import { partitionPoint } from '../net/partition-point';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';

/** What an app and its lock have to say about the addresses of one cluster. */
export interface Managed {
  readonly cluster: string;
  /** The CIDRs that it gives addresses from. */
  readonly places: readonly ManagedPlace[];
  /** Addresses that are kept out of allocation. Absent: nobody has asked the app. */
  readonly reserved?: RangeSet;
  /** The lines that have an address, in whatever state: at most one in each network of the cluster. */
  readonly leasesAt: (address: Address) => readonly LeaseLine[];
  /** The lines of an owner. */
  readonly leasesOf: (owner: Owner) => readonly LeaseLine[];
}

/** A CIDR, and what it is of: the key of a subnet or pool, or a network where no more is known. */
export interface ManagedPlace {
  readonly cidr: Cidr;
  readonly of: string;
  readonly network: string;
}

/** What is known besides the lock where the app was asked. */
export interface Declared {
  readonly places: readonly DeclaredPlace[];
  readonly clusters: readonly DeclaredCluster[];
}

/** What is managed in the networks of a cluster, of which other clusters may have a share. */
export function managedIn(cluster: string, lock: Lock, declared?: Declared): Managed {
  const names = declared === undefined ? undefined : networksOf(cluster, declared);
  const networks = lock.networks.filter((network) => names?.has(network.name) ?? isUsedBy(network, cluster));
  const byOwner = groupedBy(
    networks.flatMap(({ leases }) => leases),
    ({ owner }) => owner,
  );
  return {
    cluster,
    places: declared === undefined ? networks.flatMap(placesInLock) : declaredIn(names ?? new Set(), declared.places),
    ...(declared !== undefined && { reserved: reservedIn(cluster, declared) }),
    leasesAt: (address) => networks.flatMap(({ leases }) => leaseAmong(leases, Range.single(address)) ?? []),
    leasesOf: (owner) => byOwner.get(owner) ?? [],
  };
}

/** The clusters that a lock speaks of, sorted. */
export const clustersInLock = ({ networks, eips }: Lock): readonly string[] => {
  const owners = [...networks.flatMap(({ leases, claims }) => [...leases, ...claims]), ...eips].map(
    ({ owner }) => owner,
  );
  const keys = networks.flatMap(({ carved }) => carved.map(({ key }) => key));
  return [...new Set([...owners, ...keys].map(clusterOf))].sort();
};

const clusterOf = (key: string): string => key.slice(0, key.indexOf('/'));

const networksOf = (cluster: string, { places, clusters }: Declared): ReadonlySet<string> =>
  new Set([
    ...clusters.filter(({ name }) => name === cluster).map(({ network }) => network),
    ...places.filter(({ key }) => clusterOf(key) === cluster).map(({ network }) => network),
  ]);

const isUsedBy = ({ leases, claims, carved }: NetworkLock, cluster: string): boolean =>
  [...leases, ...claims].some(({ owner }) => clusterOf(owner) === cluster) ||
  carved.some(({ key }) => clusterOf(key) === cluster);

/** Of a network that only the lock is known of: what was carved, and the pools that have a heading. */
const placesInLock = ({ name, carved, headings }: NetworkLock): readonly ManagedPlace[] => [
  ...carved.map(({ cidr, key }) => ({ cidr, of: key, network: name })),
  ...headings.map((cidr) => ({ cidr, of: name, network: name })),
];

const declaredIn = (networks: ReadonlySet<string>, places: readonly DeclaredPlace[]): readonly ManagedPlace[] =>
  places
    .filter(({ network }) => networks.has(network))
    .flatMap(({ key, network, cidrs }) => cidrs.map(({ cidr }) => ({ cidr: Cidr.of(cidr), of: key, network })));

const reservedIn = (cluster: string, { clusters }: Declared): RangeSet =>
  RangeSet.from(
    clusters.filter(({ name }) => name === cluster).flatMap(({ reserved }) => reserved.map((text) => Cidr.of(text))),
  );

function leaseAmong(leases: readonly LeaseLine[], address: Range): LeaseLine | undefined {
  const next = leases[partitionPoint(leases, ({ range }) => range.endsBefore(address))];
  return next?.range.overlaps(address) === true ? next : undefined;
}
