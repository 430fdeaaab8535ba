import type { Answer } from '../../model/answer';
import type { PlaceKey } from '../../model/declarations';
import { poolsOf } from '../../model/interfaces';
import type { PoolSnapshot, Snapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { type RangeSet, RangeSetBuilder } from '../../net/range-set';
import { indexOf } from '../snapshot-index';

/** What the claims on a pool ask of it: each its own address, any address, both (which no pool can give), or nothing. */
export type PoolUse = 'exact' | 'set' | 'mixed' | 'unused';

export interface PoolClaims {
  readonly exact: readonly WorkloadSnapshot[];
  readonly set: readonly WorkloadSnapshot[];
}

/** The workloads that claim from a pool. */
export const claimsOn = (pool: PlaceKey, snapshot: Snapshot): PoolClaims =>
  claimsByPool(snapshot).get(pool) ?? { exact: [], set: [] };

export function useOf(pool: PlaceKey, snapshot: Snapshot): PoolUse {
  const { exact, set } = claimsOn(pool, snapshot);
  if (exact.length > 0 && set.length > 0) return 'mixed';
  if (exact.length > 0) return 'exact';
  return set.length > 0 ? 'set' : 'unused';
}

/** The pools that are IPPools of their own: those in a subnet that Calico does not use by itself. */
export const fixedPoolsOf = (cluster: string, snapshot: Snapshot): readonly PoolSnapshot[] =>
  snapshot.pools.filter((pool) => {
    const subnet = indexOf(snapshot).subnet(pool.subnet);
    return subnet !== undefined && subnet.cluster === cluster && !subnet.isAutomatic;
  });

export const automaticSubnetsOf = (cluster: string, snapshot: Snapshot): readonly SubnetSnapshot[] =>
  snapshot.subnets.filter((subnet) => subnet.cluster === cluster && subnet.isAutomatic);

/** Every address of a subnet or pool that has a line in the lock, in any state. */
export function leasedIn(place: PlaceKey, cluster: string, { view, snapshot }: Answer): RangeSet {
  const network = indexOf(snapshot).cluster(cluster)?.network ?? '';
  const leased = new RangeSetBuilder();
  for (const cidr of view.cidrsOf(place)) leased.addSet(view.leasedIn(network, cidr.range));
  return leased.build();
}

const CLAIMS = new WeakMap<Snapshot, ReadonlyMap<PlaceKey, PoolClaims>>();

function claimsByPool(snapshot: Snapshot): ReadonlyMap<PlaceKey, PoolClaims> {
  const known = CLAIMS.get(snapshot);
  if (known) return known;
  const claims = new Map<PlaceKey, { exact: WorkloadSnapshot[]; set: WorkloadSnapshot[] }>();
  for (const workload of snapshot.workloads) {
    for (const [pool, kind] of claimsOf(workload)) {
      const onPool = claims.get(pool) ?? { exact: [], set: [] };
      onPool[kind].push(workload);
      claims.set(pool, onPool);
    }
  }
  CLAIMS.set(snapshot, claims);
  return claims;
}

/** Public addresses are named outright, whatever the pods of the workload are told of their own. */
const claimsOf = (workload: WorkloadSnapshot): readonly (readonly [PlaceKey, 'exact' | 'set'])[] => [
  ...poolsOf(workload).map((pool) => [pool, workload.contract === 'set' ? 'set' : 'exact'] as const),
  ...(workload.eip?.kind === 'pool' ? workload.eip.pools.map((pool) => [pool, 'exact'] as const) : []),
];
