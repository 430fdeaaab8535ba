import type { Answer } from '../../model/answer';
import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { type RangeSet, RangeSetBuilder } from '../../net/range-set';
import type { CniDoors, Grant, GuardScope } from '../admission/cni-doors';
import { indexOf } from '../snapshot-index';
import { addressAnnotations } from './annotations';
import { ipPoolName } from './pool-name';
import { automaticSubnetsOf, fixedPoolsOf, leasedIn, useOf } from './pool-use';

/** Through what a pod gets an address of Calico, and which addresses and pools are nobody else's. */
export const CALICO_DOORS: CniDoors = {
  tableAnnotations: addressAnnotations,
  scopeOf: (cluster, answer) => ({
    addresses: managedAddresses(cluster, answer),
    ...managedPools(cluster, answer),
    grants: grants(cluster, answer),
  }),
  cniAccounts: [],
};

/** Whole pools while somebody claims from them; else, and in automatic subnets, every address that has a line. */
function managedAddresses({ name }: ClusterSnapshot, answer: Answer): RangeSet {
  const managed = new RangeSetBuilder();
  for (const pool of fixedPoolsOf(name, answer.snapshot)) {
    if (useOf(pool.key, answer.snapshot) === 'unused') managed.addSet(leasedIn(pool.key, name, answer));
    else for (const cidr of answer.view.cidrsOf(pool.key)) managed.add(cidr);
  }
  for (const subnet of automaticSubnetsOf(name, answer.snapshot)) managed.addSet(leasedIn(subnet.key, name, answer));
  return managed.build();
}

/** Reservations do not stop a pod that names a pool with set claims: these, by name and CIDR, are the guard's. */
function managedPools({ name }: ClusterSnapshot, { snapshot, view }: Answer): Pick<GuardScope, 'pools' | 'poolCidrs'> {
  const claimed = fixedPoolsOf(name, snapshot).filter((pool) => useOf(pool.key, snapshot) !== 'unused');
  const blocks = claimed.flatMap((pool) => view.cidrsOf(pool.key).map((cidr) => ({ pool, cidr })));
  return {
    pools: blocks.map(({ pool, cidr }) => ipPoolName(pool.objectName, cidr.family)),
    poolCidrs: blocks.map(({ cidr }) => cidr),
  };
}

const grants = ({ name }: ClusterSnapshot, { snapshot }: Answer): readonly Grant[] =>
  snapshot.workloads
    .filter(({ contract, identity }) => contract === 'set' && identity.cluster === name)
    .map((workload) => ({ identity: workload.identity, mayUse: poolNamesOf(workload, snapshot) }));

const poolNamesOf = (workload: WorkloadSnapshot, snapshot: Answer['snapshot']): readonly string[] =>
  workload.interfaces.flatMap(({ pools, families }) =>
    pools.flatMap((key) => {
      const pool = indexOf(snapshot).pool(key);
      return pool === undefined ? [] : families.map((family) => ipPoolName(pool.objectName, family));
    }),
  );
