import type { Answer } from '../../model/answer';
import type { InterfaceSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { NO_PIN, type PodPin } from '../../render/pod-pin';
import { indexOf } from '../snapshot-index';
import { addressList, printList } from './address-list';
import { podAnnotation } from './object-names';

/**
 * The annotations that give the pods of a workload their addresses, for each interface: the subnet, and a list of one item per ordinal (or
 * any pod's choice for a Deployment). `ip_pool` also where there is one address only: `ip_address` fails in namespaces
 * that have pools of their own.
 */
export function kubeOvnPin(workload: WorkloadSnapshot, answer: Answer): PodPin {
  const [first, ...others] = workload.interfaces.map((face) => interfaceAnnotations(workload, face, answer));
  return { ...NO_PIN, annotations: others.length === 0 ? (first ?? {}) : Object.assign({}, first, ...others) };
}

type Annotations = Readonly<Record<string, string>>;

function interfaceAnnotations(workload: WorkloadSnapshot, face: InterfaceSnapshot, answer: Answer): Annotations {
  const [subnet] = indexOf(answer.snapshot).subnetsOfInterface(face);
  if (subnet === undefined) return {};
  const items = addressList({ owner: workload.owner, face, subnet }, answer);
  if (items.length === 0) return {};
  return {
    [podAnnotation(face, 'logical_switch')]: subnet.objectName,
    [podAnnotation(face, 'ip_pool')]: printList(items),
    ...macAnnotation(workload, face),
  };
}

/** One template serves all pods of a StatefulSet or Deployment: only a single pod can have a chosen MAC address. */
function macAnnotation({ replicas }: WorkloadSnapshot, face: InterfaceSnapshot): Annotations {
  const mac = replicas.kind === 'one' ? face.macAddresses?.[0] : undefined;
  return mac === undefined ? {} : { [podAnnotation(face, 'mac_address')]: mac };
}
