import type { Answer } from '../../model/answer';
import type { NamespaceSnapshot } from '../../model/namespace';
import type { ClusterSnapshot, PoolSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { type RangeSet, RangeSetBuilder } from '../../net/range-set';
import type { Grant, GuardScope, TableDoors } from '../admission/cni-doors';
import { isClosed } from '../serving-pools';
import { indexOf } from '../snapshot-index';
import { addressAnnotations } from './annotations';
import { floatingAnnotations } from './floating-ips';
import { ipPoolName } from './pool-name';
import { automaticSubnetsOf, fixedPoolsOf, leasedIn, useOf } from './pool-use';

/** Through what a pod gets an address of Calico, and which addresses and pools are nobody else's. */
export const CALICO_DOORS: TableDoors = {
  doors: [],
  accountsOf: () => [],
  tableAnnotations: ({ workload, ordinal, addresses }, answer) => ({
    ...addressAnnotations(addresses),
    ...floatingAnnotations(workload, ordinal, answer),
  }),
  scopeOf: (cluster, answer) => ({
    addresses: new Map([['', managedAddresses(cluster, answer)]]),
    ...managedPools(cluster, answer),
    grants: grants(cluster, answer),
  }),
};

/**
 * Whole pools while somebody claims from them or they are being drained; else, and in automatic subnets, every address
 * that has a line.
 */
function managedAddresses({ name }: ClusterSnapshot, answer: Answer): RangeSet {
  const managed = new RangeSetBuilder();
  for (const pool of fixedPoolsOf(name, answer.snapshot)) {
    if (isKept(pool, answer)) for (const cidr of answer.view.cidrsOf(pool.key)) managed.add(cidr);
    else managed.addSet(leasedIn(pool.key, name, answer));
  }
  for (const subnet of automaticSubnetsOf(name, answer.snapshot)) managed.addSet(leasedIn(subnet.key, name, answer));
  return managed.build();
}

const isKept = (pool: PoolSnapshot, { snapshot }: Answer): boolean =>
  isClosed(pool) || useOf(pool.key, snapshot) !== 'unused';

/**
 * Reservations do not stop a pod that names a pool with set claims, or one that was declared for the ordinary pods of
 * another namespace: these, by name and CIDR, are the guard's.
 */
function managedPools({ name }: ClusterSnapshot, answer: Answer): Pick<GuardScope, 'pools' | 'poolCidrs'> {
  const { snapshot, view } = answer;
  const named = new Set(namespacesOf(name, snapshot).flatMap(({ pools }) => pools));
  const managed = fixedPoolsOf(name, snapshot).filter((pool) => isKept(pool, answer) || named.has(pool.key));
  const blocks = managed.flatMap((pool) => view.cidrsOf(pool.key).map((cidr) => ({ pool, cidr })));
  return {
    pools: blocks.map(({ pool, cidr }) => ipPoolName(pool.objectName, cidr.family)),
    poolCidrs: blocks.map(({ cidr }) => cidr),
  };
}

const namespacesOf = (cluster: string, { namespaces }: Answer['snapshot']): readonly NamespaceSnapshot[] =>
  namespaces.filter((namespace) => namespace.cluster === cluster && namespace.pools.length > 0);

function grants({ name }: ClusterSnapshot, { snapshot }: Answer): readonly Grant[] {
  const workloads = snapshot.workloads.filter(
    ({ contract, identity }) => contract === 'set' && identity.cluster === name,
  );
  return [
    ...workloads.map((workload) => ({ identity: workload.identity, names: poolNamesOf(workload, snapshot) })),
    ...namespacesOf(name, snapshot).map((namespace) => grantTo(namespace, snapshot)),
  ];
}

/** To a Namespace object, whose pods inherit it. */
const grantTo = ({ cluster, name, pools }: NamespaceSnapshot, snapshot: Answer['snapshot']): Grant => ({
  identity: { cluster, namespace: name, kind: 'Namespace', name },
  names: pools.flatMap((key) => {
    const pool = indexOf(snapshot).pool(key);
    return pool === undefined ? [] : pool.blocks.map(({ family }) => ipPoolName(pool.objectName, family));
  }),
});

const poolNamesOf = (workload: WorkloadSnapshot, snapshot: Answer['snapshot']): readonly string[] =>
  workload.interfaces.flatMap(({ pools, families }) =>
    pools.flatMap((key) => {
      const pool = indexOf(snapshot).pool(key);
      return pool === undefined ? [] : families.map((family) => ipPoolName(pool.objectName, family));
    }),
  );
