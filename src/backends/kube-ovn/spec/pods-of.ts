import { type Fields, fieldsOf } from './spec-fault';

/** How the pods of a workload take items of a list: by their ordinals, or each any that no other pod has. */
export interface PodsOf {
  readonly kind: 'ordinals' | 'set';
  /** The first ordinal; 0 for a set. */
  readonly first: number;
  /** How many pods there can be at a time, while a new version is rolled out too. */
  readonly count: number;
}

/** The pods that an object makes, as far as that is written in it; undefined where it depends on the cluster. */
export function podsOf(kind: string, spec: Fields): PodsOf | undefined {
  if (kind === 'StatefulSet')
    return { kind: 'ordinals', first: numberOr(fieldsOf(spec.ordinals).start, 0), count: numberOr(spec.replicas, 1) };
  if (kind === 'Deployment') return { kind: 'set', first: 0, count: numberOr(spec.replicas, 1) + surgeOf(spec) };
  if (kind === 'ReplicaSet') return { kind: 'set', first: 0, count: numberOr(spec.replicas, 1) };
  if (kind === 'Job') return { kind: 'set', first: 0, count: parallelPodsOf(spec) };
  return undefined;
}

/** A Job runs no more pods at a time than it has to complete. */
function parallelPodsOf({ parallelism, completions }: Fields): number {
  const count = numberOr(parallelism, 1);
  return Math.min(count, numberOr(completions, count));
}

/** Kubernetes' default is 25 %, rounded up. What is neither a number nor a share is refused by the API server. */
function surgeOf({ replicas, strategy }: Fields): number {
  const { type, rollingUpdate } = fieldsOf(strategy);
  const count = numberOr(replicas, 1);
  if (type === 'Recreate' || count === 0) return 0;
  const { maxSurge = '25%' } = fieldsOf(rollingUpdate);
  if (typeof maxSurge === 'number') return maxSurge;
  return typeof maxSurge === 'string' && /^[0-9]+%$/.test(maxSurge)
    ? Math.ceil((count * Number.parseInt(maxSurge, 10)) / 100)
    : 0;
}

const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
