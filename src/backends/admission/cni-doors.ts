import type { Answer } from '../../model/answer';
import type { WorkloadIdentity } from '../../model/owner';
import type { ClusterSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import type { RangeSet } from '../../net/range-set';

/** What admission must know of a CNI: how a pod is told its addresses, and what no stranger may ask for. */
export interface CniDoors {
  /** The annotations that give a pod exactly these addresses, at most one per family. */
  readonly tableAnnotations: (addresses: readonly Address[]) => Readonly<Record<string, string>>;
  readonly scopeOf: (cluster: ClusterSnapshot, answer: Answer) => GuardScope;
  /** User names of the CNI's own controllers, which write address annotations on running pods. */
  readonly cniAccounts: readonly string[];
}

/** Everything in a cluster that belongs to somebody. */
export interface GuardScope {
  readonly addresses: RangeSet;
  /** Names of the CNI's pool objects. */
  readonly pools: readonly string[];
  /** CIDRs of these pools, by which some CNIs let a pod name them. */
  readonly poolCidrs: readonly Cidr[];
  /** Workloads that are in no AllocationTable, and what their pods may ask for. */
  readonly grants: readonly Grant[];
}

export interface Grant {
  readonly identity: WorkloadIdentity;
  /** Names of pools and CIDRs of addresses. */
  readonly mayUse: readonly string[];
}
