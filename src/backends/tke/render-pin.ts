import type { Answer } from '../../model/answer';
import { printDuration } from '../../model/duration';
import type { TkeConfig, WorkloadSnapshot } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';
import { NO_PIN, type PodPin } from '../../render/pod-pin';
import { indexOf } from '../snapshot-index';
import { SINCE, TKE_ANNOTATIONS, TKE_RESOURCES } from './annotation-keys';
import { claimLifetime } from './claim-lifetime';
import { eipAnnotations } from './eip-annotations';

/**
 * What makes TKE keep the addresses of a workload: how pods get an interface, from which subnets, how long a claim
 * outlives its pod, and which public address goes with it. Extended resources stand on the first container even where
 * TKE's own webhook would add them, so that it finds nothing to change.
 */
export function tkePin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  const tke = indexOf(answer.snapshot).clusterOf(workload)?.backend;
  if (tke?.kind !== 'tke') return NO_PIN;
  return {
    annotations: {
      [TKE_ANNOTATIONS.networks]: tke.networkMode,
      ...(tke.staticIp ? staticIpAnnotations(workload, tke, answer) : {}),
      ...eipAnnotations(workload, answer),
    },
    labels: {},
    resources: {
      [tke.networkMode === 'tke-direct-eni' ? TKE_RESOURCES.exclusiveEni : TKE_RESOURCES.sharedEni]: '1',
      ...(workload.eip === undefined ? {} : { [TKE_RESOURCES.eip]: '1' }),
    },
  };
}

function staticIpAnnotations(
  workload: WorkloadSnapshot,
  { ipamd }: TkeConfig,
  answer: Answer,
): Readonly<Record<string, string>> {
  const index = indexOf(answer.snapshot);
  const { deletePolicy, expires } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
  const subnets = index.subnetsOf(workload).flatMap((subnet) => subnet.options.tke?.id ?? []);
  const address = workload.contract === 'exact' ? answer.view.addressesOf(workload.owner, 4).get(0) : undefined;
  const knows = (what: keyof typeof SINCE): boolean => isAtLeast(ipamd, SINCE[what]);
  return {
    [TKE_ANNOTATIONS.claimDeletePolicy]: deletePolicy,
    ...(expires !== undefined && knows('claimExpiredDuration')
      ? { [TKE_ANNOTATIONS.claimExpiredDuration]: printDuration(expires) }
      : {}),
    ...(subnets.length > 0 && knows('nominatedSubnets')
      ? { [TKE_ANNOTATIONS.nominatedSubnets]: subnets.join(',') }
      : {}),
    ...(address !== undefined && knows('nominatedIp') ? { [TKE_ANNOTATIONS.nominatedIp]: `${address}` } : {}),
  };
}
