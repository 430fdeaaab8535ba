import type { Answer } from '../../model/answer';
import type { Owner } from '../../model/owner';
import type { ClusterSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { type RangeSet, RangeSetBuilder } from '../../net/range-set';
import type { CniDoors, Grant, GuardScope, Place } from '../admission/cni-doors';
import { indexOf } from '../snapshot-index';
import { addressList, printList } from './address-list';
import { ADDRESS_LISTS, KUBE_OVN_GUARDED, MACHINE_DOOR, placeOf } from './guarded-doors';
import { leasesPoolName, podAnnotation } from './object-names';

/**
 * Through what a pod gets an address of Kube-OVN. Every subnet serves ordinary pods, so that only addresses with a line
 * belong to somebody, and the IPPool that keeps them. The subnet is the place of an address: subnets of two VPCs may have
 * the same ones.
 */
export const KUBE_OVN_DOORS: CniDoors = {
  doors: KUBE_OVN_GUARDED,
  identityDoors: [MACHINE_DOOR],
  ordinalLists: ADDRESS_LISTS,
  placeOf,
  accountsOf: ({ backend }) => (backend.kind === 'kube-ovn' ? backend.accounts : []),
  scopeOf,
};

function scopeOf({ name }: ClusterSnapshot, answer: Answer): GuardScope {
  const subnets = answer.snapshot.subnets.filter(({ cluster }) => cluster === name);
  const workloads = answer.snapshot.workloads.filter(({ identity }) => identity.cluster === name);
  const own = ownLeases(subnets, answer);
  const identities = (kind: string) => workloads.flatMap(({ identity }) => (identity.kind === kind ? identity : []));
  return {
    addresses: new Map(subnets.map((subnet) => [subnet.objectName, leasedIn(subnet, answer)])),
    pools: subnets.map(leasesPoolName),
    macs: workloads.flatMap(macsOf),
    namedSets: identities('StatefulSet'),
    machines: identities('VirtualMachine'),
    grants: workloads.map((workload) => grantTo(workload, own, answer)),
  };
}

function leasedIn(subnet: SubnetSnapshot, { view }: Answer): RangeSet {
  const leased = new RangeSetBuilder();
  for (const cidr of view.cidrsOf(subnet.key)) leased.addSet(view.leasedIn(subnet.network, cidr.range));
  return leased.build();
}

const grantTo = (workload: WorkloadSnapshot, own: OwnLeases, answer: Answer): Grant => ({
  identity: workload.identity,
  addresses: own.get(workload.owner) ?? new Map(),
  names: macsOf(workload),
  says: longLists(workload, answer),
});

/** By owner and subnet. */
type OwnLeases = ReadonlyMap<Owner, ReadonlyMap<Place, readonly Cidr[]>>;

/**
 * Lines in any state: what is kept for a workload is its own. While a set shrinks, its template has the longer list until
 * it is synced.
 */
function ownLeases(subnets: readonly SubnetSnapshot[], { view }: Answer): OwnLeases {
  const own = new Map<Owner, Map<Place, RangeSetBuilder>>();
  for (const { key, network, objectName } of subnets) {
    for (const { owner, range } of view.cidrsOf(key).flatMap((cidr) => view.leasesIn(network, cidr.range))) {
      const places = own.get(owner) ?? new Map<Place, RangeSetBuilder>();
      own.set(owner, places);
      places.set(objectName, (places.get(objectName) ?? new RangeSetBuilder()).add(range));
    }
  }
  return mapped(own, (places) => mapped(places, (held) => held.build().cidrs()));
}

const mapped = <K, A, B>(map: ReadonlyMap<K, A>, change: (value: A) => B): ReadonlyMap<K, B> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/** Below this an `ip_pool` list is looked into, which needs no copy of it. */
const LONG_LIST = 400;

/**
 * All pods of a StatefulSet carry the whole list, hundreds of addresses: to look into it for every pod would take longer
 * than all else. It is compared with what we wrote, subnet and all. While a sync is under way and template and guard are
 * of two commits, it is looked into.
 */
function longLists(workload: WorkloadSnapshot, answer: Answer): ReadonlyMap<string, string> {
  const index = indexOf(answer.snapshot);
  return new Map(
    workload.interfaces.flatMap((face): [string, string][] => {
      const [subnet] = index.subnetsOfInterface(face);
      if (subnet === undefined) return [];
      const list = printList(addressList({ owner: workload.owner, face, subnet }, answer));
      return list.length > LONG_LIST ? [[podAnnotation(face, 'ip_pool'), `${subnet.objectName} ${list}`]] : [];
    }),
  );
}

const macsOf = ({ interfaces }: WorkloadSnapshot): readonly string[] =>
  interfaces.flatMap(({ macAddresses = {} }) => Object.values(macAddresses).map((mac) => mac.replace(/[:.-]/g, '')));
