import type { Replicas } from '../model/declarations';
import type { ClaimRead } from './claim-schema';

export interface WorkloadShape {
  readonly kind: string;
  readonly replicas: number;
  /** First ordinal of a StatefulSet. */
  readonly start: number;
  /** Pods beyond `replicas` that a rolling update may start; ordinals, where some are passed over. */
  readonly surge: number;
}

/** Which identities a workload of this shape has; `maxReplicas` is head-room. */
export function replicasOf({ kind, replicas, start, surge }: WorkloadShape, { maxReplicas }: ClaimRead): Replicas {
  if (kind === 'Pod' || kind === 'VirtualMachine') return { kind: 'one' };
  if (kind === 'Deployment') return { kind: 'set', count: replicas, max: maxReplicas ?? replicas + surge };
  return { kind: 'ordinals', start, count: replicas, max: maxReplicas ?? replicas + surge };
}
