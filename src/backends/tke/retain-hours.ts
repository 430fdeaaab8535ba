import { durationOf, type Seconds } from '../../model/duration';
import type { Reclaim } from '../../model/reclaim';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { claimLifetime, hasLastingName } from './claim-lifetime';

/** How long serverless nodes keep an address at most. */
export const LONGEST_SERVERLESS_RETENTION: Seconds = durationOf('365d');

/**
 * The hours for which a serverless cluster keeps the address of a pod that is gone: what is to be kept, in whole hours.
 * Undefined where nothing is kept; `default` where nothing says for how long, which is 24 hours.
 */
export function retainHours(workload: WorkloadSnapshot, reclaim: Reclaim | undefined): number | 'default' | undefined {
  const { deletePolicy, expires } = claimLifetime(workload, reclaim);
  if (deletePolicy === 'Immediate' || !hasLastingName(workload)) return undefined;
  return expires === undefined ? 'default' : Math.ceil(expires / durationOf('1h'));
}
