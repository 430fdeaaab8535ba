import type { Answer } from '../../model/answer';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { MANAGED_LABEL, NO_PIN, type PodPin } from '../../render/pod-pin';
import { heldAddresses } from '../admission/allocation-table';
import { servingPools } from '../serving-pools';
import { indexOf } from '../snapshot-index';
import { addressAnnotations, jsonList, poolKeyOf } from './annotations';
import { floatingAnnotations } from './floating-ips';
import { needsMutation } from './needs-mutation';
import { ipPoolName } from './pool-name';

/**
 * What a template says. Pods that share a template cannot be told their addresses by it: they carry our label, and the
 * AllocationTable of their namespace says the rest.
 */
export function podPin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  if (workload.contract === 'set') return { ...NO_PIN, annotations: poolAnnotations(workload, answer) };
  const labels = { [MANAGED_LABEL]: 'true' };
  const cluster = indexOf(answer.snapshot).clusterOf(workload);
  if (cluster !== undefined && needsMutation(workload, cluster)) return { ...NO_PIN, labels };
  return { ...NO_PIN, labels, annotations: ownAnnotations(workload, answer) };
}

function ownAnnotations(workload: WorkloadSnapshot, answer: Answer): Readonly<Record<string, string>> {
  const [first] = heldAddresses(workload, answer);
  if (first === undefined) return {};
  const [ordinal, addresses] = first;
  return { ...addressAnnotations(addresses), ...floatingAnnotations(workload, ordinal, answer) };
}

/** The IPPools of the workload's pools, one annotation per family. */
function poolAnnotations(workload: WorkloadSnapshot, answer: Answer): Readonly<Record<string, string>> {
  const [only] = workload.interfaces;
  const pools = servingPools(workload, only!, answer);
  return Object.fromEntries(
    only!.families.map((family) => {
      const served = pools.filter((pool) => answer.view.cidrOf(pool.key, family) !== undefined);
      return [poolKeyOf(family), jsonList(served.map((pool) => ipPoolName(pool.objectName, family)))];
    }),
  );
}
