import type { Demand, PlaceKey, Replicas, WorkloadDeclaration } from '../model/declarations';
import { EIP_NIC, leasingOf } from '../model/interfaces';
import { type Owner, ownerOf } from '../model/owner';
import type {
  AddressContract,
  ClusterSnapshot,
  EipSnapshot,
  InterfaceSnapshot,
  WorkloadSnapshot,
} from '../model/snapshot';
import { compareText, sortedBy } from '../net/compare';
import { FAMILIES, type Family } from '../net/family';
import { backendOf } from './backend-of';
import type { PoolRecord } from './place-record';
import type { EipRecord, InterfaceRecord, WorkloadRecord } from './workload-record';

export function snapshotOfWorkload(record: WorkloadRecord, context: SnapshotContext): WorkloadSnapshot {
  const owner = ownerOf(record.identity);
  const eip = eipOf(record, context);
  return {
    owner,
    identity: record.identity,
    where: record.where,
    replicas: record.replicas(),
    interfaces: record.interfaces.map((each) => snapshotOfInterface(each, context)),
    contract: backendOf(context.cluster.backend).contractFor(record.identity.kind),
    template: record.template(),
    ...(eip === undefined ? {} : { eip }),
    ...(record.tke === undefined ? {} : { tke: record.tke }),
  };
}

export interface SnapshotContext {
  readonly cluster: ClusterSnapshot;
  readonly poolByKey: ReadonlyMap<PlaceKey, PoolRecord>;
  /** The network of each subnet. */
  readonly networkBySubnet: ReadonlyMap<PlaceKey, string>;
  readonly eipByOwner: ReadonlyMap<Owner, EipRecord>;
}

/** Undefined also where a pool that was named was refused: that is known. */
function eipOf(record: WorkloadRecord, context: SnapshotContext): EipSnapshot | undefined {
  const eip = context.eipByOwner.get(ownerOf(record.identity))?.eip;
  if (eip?.kind !== 'pool') return eip;
  if (!eip.pools.every((key) => context.poolByKey.has(key))) return undefined;
  return {
    ...snapshotOfInterface(eip, context),
    kind: 'pool',
    nic: eip.nic,
    isRetained: record.reclaim.onDelete !== 'release',
    ...(eip.gateway === undefined ? {} : { gateway: eip.gateway }),
  };
}

function snapshotOfInterface(record: InterfaceRecord, context: SnapshotContext): InterfaceSnapshot {
  const { poolByKey: pools } = context;
  return {
    network: networkOf(record.pools, context),
    families: FAMILIES.filter((family) => poolsOfFamily(record.pools, family, pools).length > 0),
    pools: record.pools,
    ...(record.pins.length === 0 ? {} : { pins: record.pins }),
    ...(record.nic === undefined ? {} : { nic: record.nic }),
    ...(record.macAddresses === undefined ? {} : { macAddresses: record.macAddresses }),
  };
}

/** The network of the first pool; another one among the others is a problem of the allocator. */
function networkOf(pools: readonly PlaceKey[], context: SnapshotContext): string {
  const subnet = context.poolByKey.get(pools[0] ?? '')?.snapshot.subnet ?? '';
  return context.networkBySubnet.get(subnet) ?? context.cluster.network;
}

/**
 * What the allocator is told of a workload: one declaration for each network that its interfaces are in, because an
 * address is unique in its network only. EIPs of an inventory go with the first.
 */
export function declaredWorkload(
  record: WorkloadRecord,
  snapshot: WorkloadSnapshot,
  context: SnapshotContext,
): readonly WorkloadDeclaration[] {
  const leasing = leasingOf(snapshot);
  const eip = context.eipByOwner.get(snapshot.owner)?.eip;
  const records = eip?.kind === 'pool' && snapshot.eip ? [...record.interfaces, eip] : record.interfaces;
  const [first, ...others] = new Set(leasing.map(({ network }) => network));
  const networks = [first!, ...sortedBy(others, compareText)];
  return networks.map((network, i) => ({
    owner: snapshot.owner,
    network,
    where: record.where,
    reclaim: record.reclaim,
    replicas: withRoomForAll(snapshot.replicas),
    demands: records.flatMap((each, j) =>
      leasing[j]!.network === network
        ? demandsOf(each, { contract: snapshot.contract, isZoned: j === 0 && snapshot.eip !== undefined }, context)
        : [],
    ),
    ...(record.formerly === undefined ? {} : { formerly: record.formerly }),
    ...(i === 0 && snapshot.eip?.kind === 'inventory'
      ? { eips: { inventory: snapshot.eip.inventory, reclaim: eipReclaim(snapshot.eip.isRetained) } }
      : {}),
  }));
}

interface DemandFacts {
  readonly contract: AddressContract;
  /** Whether the public addresses of the workload go with this interface. */
  readonly isZoned: boolean;
}

const demandsOf = (
  record: InterfaceRecord,
  { contract, isZoned }: DemandFacts,
  { poolByKey }: SnapshotContext,
): readonly Demand[] =>
  FAMILIES.flatMap((family): Demand[] => {
    const pools = poolsOfFamily(record.pools, family, poolByKey);
    if (pools.length === 0) return [];
    return [
      {
        family,
        pools,
        contiguity: record.contiguity,
        pins: record.pins.filter((pin) => pin.address.family === family),
        isAddressed: contract !== 'same-name' || record.nic === EIP_NIC,
        ...(record.nic === undefined ? {} : { nic: record.nic }),
        ...(isZoned && contract !== 'same-name' ? { zone: 'eip' as const } : {}),
      },
    ];
  });

const eipReclaim = (isRetained: boolean) => {
  const retention = isRetained ? 'forever' : 'release';
  return { onScaleDown: retention, onDelete: retention } as const;
};

const poolsOfFamily = (
  keys: readonly PlaceKey[],
  family: Family,
  pools: ReadonlyMap<PlaceKey, PoolRecord>,
): readonly PlaceKey[] =>
  keys.filter((key) => pools.get(key)?.snapshot.blocks.some((block) => block.family === family));

/** A maximum below the replicas is refused by a rule; what is allocated meanwhile must still make sense. */
const withRoomForAll = (replicas: Replicas): Replicas =>
  replicas.kind === 'one' ? replicas : { ...replicas, max: Math.max(replicas.count, replicas.max) };
