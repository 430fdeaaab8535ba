import type { Answer } from '../model/answer';
import type { ClusterSnapshot, PoolSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../model/snapshot';
import type { PodPin } from './pod-pin';
import type { RenderedObject } from './rendered-object';

/** One CNI as a target. The object lists are asked at declaration time, bodies and pins at synth time. */
export interface Renderer {
  readonly objectsForSubnet: (subnet: SubnetSnapshot, cluster: ClusterSnapshot) => readonly RenderedObject[];
  readonly objectsForPool: (pool: PoolSnapshot, context: PoolContext) => readonly RenderedObject[];
  /** Asked for each pool that a workload claims from. */
  readonly objectsForWorkload: (workload: WorkloadSnapshot, context: PoolContext) => readonly RenderedObject[];
  /** Asked for each pool that the public addresses of a workload come from. */
  readonly objectsForEips: (workload: WorkloadSnapshot, context: PoolContext) => readonly RenderedObject[];
  readonly podPin: (workload: WorkloadSnapshot, answer: Answer) => PodPin;
}

export interface PoolContext {
  readonly cluster: ClusterSnapshot;
  readonly subnet: SubnetSnapshot;
  readonly pool: PoolSnapshot;
}
