import { backendOf } from '../collect/backend-of';
import type { WorkloadRecord } from '../collect/workload-record';
import { ownerOf } from '../model/owner';
import type { ClusterSnapshot, WorkloadSnapshot } from '../model/snapshot';
import { FAMILIES } from '../net/family';
import type { Pool } from './pool';

/**
 * What is known of a workload while the tree is still being built. Replicas and template are asked only when a backend
 * needs them: another library may not be ready to render them yet.
 */
export function earlySnapshot(
  record: WorkloadRecord,
  cluster: ClusterSnapshot,
  pools: readonly Pool[],
): WorkloadSnapshot {
  const families = FAMILIES.filter((family) =>
    pools.some((pool) => pool.snapshot?.blocks.some((block) => block.family === family)),
  );
  return {
    owner: ownerOf(record.identity),
    identity: record.identity,
    where: record.where,
    families,
    pools: record.pools,
    contract: backendOf(cluster.backend).contractFor(record.identity.kind),
    ...(record.nic === undefined ? {} : { nic: record.nic }),
    ...(record.macAddresses === undefined ? {} : { macAddresses: record.macAddresses }),
    get replicas() {
      return record.replicas();
    },
    get template() {
      return record.template();
    },
  };
}
