import type { Answer } from '../../model/answer';
import type { InterfaceSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { NO_PIN, type PodPin } from '../../render/pod-pin';
import { indexOf } from '../snapshot-index';
import { addressList, type Item, printList } from './address-list';
import { attachedInterface, podAnnotation, providerOf } from './object-names';

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
  const repeated = attachedInterface(face, subnet);
  if (repeated !== undefined && workload.replicas.kind === 'one')
    return repeatedAnnotations(repeated, face, { subnet, item: items[0]! });
  return {
    [podAnnotation(face, 'logical_switch')]: subnet.objectName,
    [podAnnotation(face, 'ip_pool')]: printList(items),
    ...macAnnotation(workload, face),
  };
}

/**
 * Of an attachment that a pod has more than once: an address and a MAC address have keys with the interface at the end,
 * before which the provider stands without `.ovn`.
 */
function repeatedAnnotations(
  name: string,
  face: InterfaceSnapshot,
  { subnet, item }: { readonly subnet: SubnetSnapshot; readonly item: Item },
): Annotations {
  const attachment = providerOf(subnet).replace(/\.ovn$/, '');
  const mac = face.macAddresses?.[0];
  return {
    [podAnnotation(face, 'logical_switch')]: subnet.objectName,
    [`${attachment}.kubernetes.io/ip_address.${name}`]: item.join(','),
    ...(mac === undefined ? {} : { [`${attachment}.kubernetes.io/mac_address.${name}`]: mac }),
  };
}

/** One template serves all pods of a StatefulSet or Deployment: only a single pod can have a chosen MAC address. */
function macAnnotation({ replicas }: WorkloadSnapshot, face: InterfaceSnapshot): Annotations {
  const mac = replicas.kind === 'one' ? face.macAddresses?.[0] : undefined;
  return mac === undefined ? {} : { [podAnnotation(face, 'mac_address')]: mac };
}
