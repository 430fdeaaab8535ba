import { backendOf } from '../collect/backend-of';
import type { InterfaceRecord, WorkloadRecord } from '../collect/workload-record';
import { ownerOf } from '../model/owner';
import type { ClusterSnapshot, InterfaceSnapshot, WorkloadSnapshot } from '../model/snapshot';
import { FAMILIES } from '../net/family';
import type { Pool } from './pool';

/**
 * What is known of a workload while the tree is still being built. Replicas and template are asked only when a backend
 * needs them: another library may not be ready to render them yet.
 *
 * @param pools those of all its interfaces
 */
export function earlySnapshot(
  record: WorkloadRecord,
  cluster: ClusterSnapshot,
  pools: readonly Pool[],
): WorkloadSnapshot {
  return {
    owner: ownerOf(record.identity),
    identity: record.identity,
    where: record.where,
    interfaces: record.interfaces.map((each) => earlyInterface(each, pools)),
    contract: backendOf(cluster.backend).contractFor(record.identity.kind),
    get replicas() {
      return record.replicas();
    },
    get template() {
      return record.template();
    },
  };
}

function earlyInterface(record: InterfaceRecord, all: readonly Pool[]): InterfaceSnapshot {
  const pools = all.filter(({ key }) => record.pools.includes(key));
  return {
    network: pools[0]?.subnet.snapshot?.network ?? '',
    families: FAMILIES.filter((family) =>
      pools.some((pool) => pool.snapshot?.blocks.some((block) => block.family === family)),
    ),
    pools: record.pools,
    ...(record.nic === undefined ? {} : { nic: record.nic }),
    ...(record.macAddresses === undefined ? {} : { macAddresses: record.macAddresses }),
  };
}
