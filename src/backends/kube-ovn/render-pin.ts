import type { Answer } from '../../model/answer';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { NO_PIN, type PodPin } from '../../render/pod-pin';
import { indexOf } from '../snapshot-index';
import { addressList, printList } from './address-list';
import { podAnnotation } from './object-names';

/**
 * The annotations that give the pods of a workload their addresses: the subnet, and a list of one item per ordinal (or
 * any pod's choice for a Deployment). `ip_pool` also where there is one address only: `ip_address` fails in namespaces
 * that have pools of their own.
 */
export function kubeOvnPin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  const [subnet] = indexOf(answer.snapshot).subnetsOf(workload);
  if (subnet === undefined) return NO_PIN;
  const items = addressList(workload, subnet, answer);
  if (items.length === 0) return NO_PIN;
  const annotations = {
    [podAnnotation(workload, 'logical_switch')]: subnet.objectName,
    [podAnnotation(workload, 'ip_pool')]: printList(items),
    ...macAnnotation(workload),
  };
  return { ...NO_PIN, annotations };
}

/** One template serves all pods of a StatefulSet or Deployment: only a single pod can have a chosen MAC address. */
function macAnnotation(workload: WorkloadSnapshot): Readonly<Record<string, string>> {
  const mac = workload.replicas.kind === 'one' ? workload.macAddresses?.[0] : undefined;
  return mac === undefined ? {} : { [podAnnotation(workload, 'mac_address')]: mac };
}
