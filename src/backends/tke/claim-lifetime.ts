import type { Seconds } from '../../model/duration';
import type { Reclaim, Retention } from '../../model/reclaim';
import type { WorkloadSnapshot } from '../../model/snapshot';

/** What becomes of the claim of a pod that is gone. `expires` absent: the cluster's setting, by default never. */
export interface ClaimLifetime {
  readonly deletePolicy: 'Never' | 'Immediate';
  readonly expires?: Seconds;
}

/**
 * A fixed address needs `Never`: with `Immediate` every restart of a pod changes it. Only pods with a lasting name can
 * keep one. TKE has one timer, which runs from the end of a pod whatever the reason, so the longer of the two
 * retentions counts; `release` on both sets none, because a timer of minutes would also take the address of a pod that
 * waits for a node.
 */
export function claimLifetime(workload: WorkloadSnapshot, reclaim: Reclaim | undefined): ClaimLifetime {
  const deletePolicy = workload.tke?.claimDeletePolicy ?? (hasLastingName(workload) ? 'Never' : 'Immediate');
  if (deletePolicy === 'Immediate') return { deletePolicy };
  const expires = workload.tke?.claimExpiredDuration ?? (reclaim === undefined ? undefined : timerOf(reclaim));
  return expires === undefined ? { deletePolicy } : { deletePolicy, expires };
}

/** Whether a pod that is made again has the name it had. */
export const hasLastingName = ({ identity }: WorkloadSnapshot): boolean =>
  identity.kind === 'StatefulSet' || identity.kind === 'Pod';

/** The one timer that keeps what both retentions keep; undefined where it must never run out. */
function timerOf({ onScaleDown, onDelete }: Reclaim): Seconds | undefined {
  if (onScaleDown === 'forever' || onDelete === 'forever') return undefined;
  const longest = Math.max(secondsOf(onScaleDown), secondsOf(onDelete));
  return longest === 0 ? undefined : longest;
}

const secondsOf = (retention: Exclude<Retention, 'forever'>): Seconds => (retention === 'release' ? 0 : retention);
