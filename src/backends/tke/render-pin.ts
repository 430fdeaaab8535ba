import type { Answer } from '../../model/answer';
import { printDuration } from '../../model/duration';
import type { SubnetSnapshot, TkeConfig, WorkloadSnapshot } from '../../model/snapshot';
import { NO_PIN, type PodPin } from '../../render/pod-pin';
import { servingPools } from '../serving-pools';
import { indexOf } from '../snapshot-index';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS, TKE_RESOURCES } from './annotation-keys';
import { claimLifetime } from './claim-lifetime';
import { eipAnnotations, serverlessEipAnnotations } from './eip-annotations';
import { knows } from './knows';
import { retainHours } from './retain-hours';

/**
 * What makes TKE keep the addresses of a workload: how pods get an interface, from which subnets, how long a claim
 * outlives its pod, and which public address goes with it. Extended resources stand on the first container even where
 * TKE's own webhook would add them, so that it finds nothing to change.
 */
export function tkePin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  const tke = indexOf(answer.snapshot).clusterOf(workload)?.backend;
  if (tke?.kind !== 'tke') return NO_PIN;
  if (tke.serverless) return serverlessPin(workload, answer);
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
  config: TkeConfig,
  answer: Answer,
): Readonly<Record<string, string>> {
  const index = indexOf(answer.snapshot);
  const { deletePolicy, expires } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
  const subnets = subnetsServing(workload, answer).flatMap((subnet) => subnet.options.tke?.id ?? []);
  const address = workload.contract === 'exact' ? answer.view.addressesOf(workload.owner, 4).get(0) : undefined;
  return {
    [TKE_ANNOTATIONS.claimDeletePolicy]: deletePolicy,
    ...(expires !== undefined && knows(config, 'claimExpiredDuration')
      ? { [TKE_ANNOTATIONS.claimExpiredDuration]: printDuration(expires) }
      : {}),
    ...(subnets.length > 0 && knows(config, 'nominatedSubnets')
      ? { [TKE_ANNOTATIONS.nominatedSubnets]: subnets.join(',') }
      : {}),
    ...(address !== undefined && knows(config, 'nominatedIp') ? { [TKE_ANNOTATIONS.nominatedIp]: `${address}` } : {}),
  };
}

/** The subnets of its pools; of one that is given up only while it has a claim there. */
const subnetsServing = (workload: WorkloadSnapshot, answer: Answer): readonly SubnetSnapshot[] =>
  workload.interfaces.flatMap((each) => {
    const pools = servingPools(workload, each, answer).map(({ key }) => key);
    return indexOf(answer.snapshot).subnetsOfInterface({ ...each, pools });
  });

/** A serverless cluster keeps addresses by pod name too, in whole hours; it chooses subnet and address itself. */
function serverlessPin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  const reclaim = indexOf(answer.snapshot).declarationOf(workload.owner)?.reclaim;
  const hours = retainHours(workload, reclaim);
  return {
    annotations: {
      ...(hours === undefined ? {} : { [SERVERLESS_ANNOTATIONS.retainIp]: 'true' }),
      ...(typeof hours === 'number' ? { [SERVERLESS_ANNOTATIONS.retainIpHours]: `${hours}` } : {}),
      ...serverlessEipAnnotations(workload, answer),
    },
    labels: {},
    resources: {},
  };
}
