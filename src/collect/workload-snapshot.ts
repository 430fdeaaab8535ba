import type { Demand, PlaceKey, Replicas, WorkloadDeclaration } from '../model/declarations';
import { type Owner, ownerOf } from '../model/owner';
import type { ClusterSnapshot, WorkloadSnapshot } from '../model/snapshot';
import { FAMILIES, type Family } from '../net/family';
import { backendOf } from './backend-of';
import type { PoolRecord } from './place-record';
import type { EipRecord, WorkloadRecord } from './workload-record';

export function snapshotOfWorkload(
  record: WorkloadRecord,
  { cluster, poolByKey: pools, eipByOwner }: SnapshotContext,
): WorkloadSnapshot {
  const owner = ownerOf(record.identity);
  const eip = eipByOwner.get(owner)?.eip;
  return {
    owner,
    identity: record.identity,
    where: record.where,
    replicas: record.replicas(),
    families: FAMILIES.filter((family) => poolsOfFamily(record, family, pools).length > 0),
    pools: record.pools,
    contract: backendOf(cluster.backend).contractFor(record.identity.kind),
    template: record.template(),
    ...(record.pins.length === 0 ? {} : { pins: record.pins }),
    ...(record.nic === undefined ? {} : { nic: record.nic }),
    ...(eip === undefined ? {} : { eip }),
    ...(record.tke === undefined ? {} : { tke: record.tke }),
    ...(record.macAddresses === undefined ? {} : { macAddresses: record.macAddresses }),
  };
}

export interface SnapshotContext {
  readonly cluster: ClusterSnapshot;
  readonly poolByKey: ReadonlyMap<PlaceKey, PoolRecord>;
  readonly eipByOwner: ReadonlyMap<Owner, EipRecord>;
}

export function declaredWorkload(
  record: WorkloadRecord,
  snapshot: WorkloadSnapshot,
  { cluster, poolByKey }: SnapshotContext,
): WorkloadDeclaration {
  return {
    owner: snapshot.owner,
    network: cluster.network,
    where: record.where,
    reclaim: record.reclaim,
    replicas: withRoomForAll(snapshot.replicas),
    demands: snapshot.families.map(
      (family): Demand => ({
        family,
        pools: poolsOfFamily(record, family, poolByKey),
        contiguity: record.contiguity,
        pins: record.pins.filter((pin) => pin.address.family === family),
        isAddressed: snapshot.contract !== 'same-name',
        ...(record.nic === undefined ? {} : { nic: record.nic }),
        ...(snapshot.eip === undefined || snapshot.contract === 'same-name' ? {} : { zone: 'eip' as const }),
      }),
    ),
    ...(record.formerly === undefined ? {} : { formerly: record.formerly }),
    ...(snapshot.eip?.kind === 'inventory'
      ? { eips: { inventory: snapshot.eip.inventory, reclaim: eipReclaim(snapshot.eip.isRetained) } }
      : {}),
  };
}

const eipReclaim = (isRetained: boolean) => {
  const retention = isRetained ? 'forever' : 'release';
  return { onScaleDown: retention, onDelete: retention } as const;
};

const poolsOfFamily = (
  record: WorkloadRecord,
  family: Family,
  pools: ReadonlyMap<PlaceKey, PoolRecord>,
): readonly PlaceKey[] =>
  record.pools.filter((key) => pools.get(key)?.snapshot.blocks.some((block) => block.family === family));

/** A maximum below the replicas is refused by a rule; what is allocated meanwhile must still make sense. */
const withRoomForAll = (replicas: Replicas): Replicas =>
  replicas.kind === 'one' ? replicas : { ...replicas, max: Math.max(replicas.count, replicas.max) };
