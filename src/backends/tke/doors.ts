import type { Answer } from '../../model/answer';
import { identityOf, type WorkloadIdentity } from '../../model/owner';
import type { ClusterSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Cidr } from '../../net/cidr';
import { RangeSet, RangeSetBuilder } from '../../net/range-set';
import type { CniDoors, Grant, GuardScope } from '../admission/cni-doors';
import { type Door, isKey, isPlainList } from '../admission/door';
import { indexOf } from '../snapshot-index';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from './annotation-keys';
import { eipAnnotations, serverlessEipAnnotations } from './eip-annotations';

const keysOf = (...keys: readonly string[]): string => keys.map((key) => key.replace(/[.]/g, '[.]')).join('|');

const nominatedAddress: Door = { keys: keysOf(TKE_ANNOTATIONS.nominatedIp), isReadable: isPlainList };

const nominatedSubnets: Door = { keys: keysOf(TKE_ANNOTATIONS.nominatedSubnets), isReadable: isPlainList };

const publicAddresses: Door = {
  keys: keysOf(TKE_ANNOTATIONS.eipIdList, SERVERLESS_ANNOTATIONS.eipIdList),
  isReadable: isPlainList,
};

/**
 * Through what a pod comes by an address of TKE: the one that it nominates, the subnets that it nominates, the public
 * addresses that it lists, and its name. TKE keeps claims by namespace and name of the pod alone, so that whoever makes a
 * pod of the same name gets the address of the one that is gone.
 */
export const TKE_DOORS: CniDoors = {
  doors: [nominatedAddress, nominatedSubnets, publicAddresses],
  accountsOf: () => [],
  scopeOf,
};

function scopeOf(cluster: ClusterSnapshot, answer: Answer): GuardScope {
  const { snapshot, allocation } = answer;
  const workloads = snapshot.workloads.filter(({ identity }) => identity.cluster === cluster.name);
  const reserved = new Set(reservedSubnets(cluster, answer).map(({ key }) => key));
  return {
    addresses: new Map([['', leasedIn(cluster, answer)]]),
    pools: snapshot.subnets.filter(({ key }) => reserved.has(key)).flatMap(cloudId),
    eips: [...allocation.lock.eips.map(({ id }) => id), ...snapshot.declarations.inventories.flatMap(({ ids }) => ids)],
    namedSets: [...workloads.map(({ identity }) => identity), ...claimants(answer)].filter(
      (identity) => identity.kind === 'StatefulSet' && identity.cluster === cluster.name,
    ),
    grants: workloads.map((workload) => grantTo(workload, reserved, answer)),
  };
}

/** Who has claims, some of them kept for a workload that is gone. */
const claimants = ({ allocation }: Answer): readonly WorkloadIdentity[] =>
  allocation.lock.networks.flatMap(({ claims }) => claims.map(({ owner }) => identityOf(owner)));

/**
 * Subnets that only those may nominate who claim from them: all that are claimed, where ipamd serves nobody else; else
 * those whose pods have public addresses. Their CIDRs are what ip-masq-agent leaves alone: a stranger in there would go
 * out with an address that no gateway translates.
 */
function reservedSubnets(cluster: ClusterSnapshot, { snapshot }: Answer): readonly SubnetSnapshot[] {
  const { backend } = cluster;
  const onlyNominated = backend.kind === 'tke' && backend.settings?.onlyNominatedSubnets === true;
  const index = indexOf(snapshot);
  return snapshot.subnets.filter(
    ({ key, cluster: name }) =>
      name === cluster.name && index.workloadsIn(key).some(({ eip }) => onlyNominated || eip !== undefined),
  );
}

function leasedIn({ name }: ClusterSnapshot, { snapshot, view }: Answer): RangeSet {
  const leased = new RangeSetBuilder();
  for (const { key, cluster, network } of snapshot.subnets) {
    if (cluster === name) for (const cidr of view.cidrsOf(key)) leased.addSet(view.leasedIn(network, cidr.range));
  }
  return leased.build();
}

function grantTo(workload: WorkloadSnapshot, reserved: ReadonlySet<string>, answer: Answer): Grant {
  const subnets = indexOf(answer.snapshot).subnetsOf(workload);
  const eips = workload.eip?.kind === 'inventory' ? [...answer.view.eipsOf(workload.owner).values()] : [];
  return {
    identity: workload.identity,
    addresses: new Map([['', ownAddresses(workload, answer)]]),
    names: [...subnets.filter(({ key }) => reserved.has(key)).flatMap(cloudId), ...eips],
    says: longLists(workload, answer),
  };
}

function ownAddresses(workload: WorkloadSnapshot, { view }: Answer): readonly Cidr[] {
  if (workload.contract !== 'exact') return [];
  const held = workload.interfaces.flatMap(({ families, nic }) =>
    families.flatMap((family) => [...view.addressesOf(workload.owner, family, nic).values()]),
  );
  return RangeSet.from(held).cidrs();
}

/** Below this a list of ids is looked into, which needs no copy of it. */
const LONG_LIST = 400;

/** All pods of a StatefulSet carry the whole list of ids: a long one is compared with what we wrote. */
function longLists(workload: WorkloadSnapshot, answer: Answer): ReadonlyMap<string, string> {
  if (workload.eip?.kind !== 'inventory') return new Map();
  const lists = Object.entries({
    ...eipAnnotations(workload, answer),
    ...serverlessEipAnnotations(workload, answer),
  }).filter(([key, value]) => value.length > LONG_LIST && isKey([publicAddresses], key));
  return new Map(lists.map(([key, value]) => [key, ` ${value}`]));
}

const cloudId = ({ options }: SubnetSnapshot): readonly string[] => (options.tke === undefined ? [] : [options.tke.id]);
