import type { WorkloadSnapshot } from '../../model/snapshot';

/** The ordinals of a workload up to its maximum; 0 where there is only one identity. */
export function ordinalsOf({ replicas }: WorkloadSnapshot): readonly number[] {
  if (replicas.kind !== 'ordinals') return [0];
  return Array.from({ length: replicas.max }, (_, i) => replicas.start + i);
}

/** The pod of an ordinal; a virtual machine stands for its launcher pods, whatever they are called. */
export const podNameOf = ({ identity, replicas }: WorkloadSnapshot, ordinal: number): string =>
  replicas.kind === 'ordinals' ? `${identity.name}-${ordinal}` : identity.name;
