import type { Answer } from '../../model/answer';
import type { InterfaceSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { RenderedObject } from '../../render/rendered-object';
import type { PoolContext } from '../../render/renderer';
import { DEFAULT_PROVIDER, ipName, providerOf } from './object-names';
import { ordinalsOf, podNameOf } from './pod-names';

/**
 * The IP objects of a workload in a pool, one for each identity up to the maximum and each of its interfaces there. Only StatefulSets and virtual machines have
 * them: the controller forgets those of plain pods when it restarts, and pods of a Deployment have no lasting name.
 *
 * Only where the provider of the subnet is the NIC: the controller computes the name from it, and ignores another one.
 *
 * They carry no finalizers, or the controller would not process them; the three labels stand here because it replaces
 * the whole map; `ipAddress` repeats the addresses because a controller that was down takes them from there.
 */
export function ipObjects(workload: WorkloadSnapshot, { pool, subnet }: PoolContext): readonly RenderedObject[] {
  const { kind } = workload.identity;
  if (kind !== 'StatefulSet' && kind !== 'VirtualMachine') return [];
  return workload.interfaces
    .filter((face) => face.pools.includes(pool.key) && (face.nic ?? DEFAULT_PROVIDER) === providerOf(subnet))
    .flatMap((face) => ordinalsOf(workload).map((ordinal) => ipObject({ workload, face, subnet, ordinal })));
}

/** One interface of one identity of a workload in a subnet. */
interface Seat {
  readonly workload: WorkloadSnapshot;
  readonly face: InterfaceSnapshot;
  readonly subnet: SubnetSnapshot;
  readonly ordinal: number;
}

function ipObject(seat: Seat): RenderedObject {
  const { workload, face, subnet, ordinal } = seat;
  const name = ipName(podNameOf(workload, ordinal), workload.identity.namespace, face.nic ?? DEFAULT_PROVIDER);
  return {
    id: `ip-${name}`,
    apiVersion: 'kubeovn.io/v1',
    kind: 'IP',
    name,
    wave: 'ip',
    labels: {
      'ovn.kubernetes.io/ip_reserved': 'true',
      'ovn.kubernetes.io/subnet': subnet.objectName,
      [subnet.objectName]: '',
    },
    isKept: true,
    body: (answer) => ipBody(seat, answer),
  };
}

function ipBody(seat: Seat, { view }: Answer): Readonly<Record<string, unknown>> {
  const { workload, face, subnet, ordinal } = seat;
  const [v4, v6] = ([4, 6] as const).map((family) => view.addressesOf(workload.owner, family, face.nic).get(ordinal));
  const addresses = [v4, v6].flatMap((address) => (address === undefined ? [] : `${address}`));
  if (addresses.length === 0) return {};
  const mac = face.macAddresses?.[ordinal];
  return {
    spec: {
      podName: podNameOf(workload, ordinal),
      namespace: workload.identity.namespace,
      subnet: subnet.objectName,
      podType: workload.identity.kind,
      ...(v4 === undefined ? {} : { v4IpAddress: `${v4}` }),
      ...(v6 === undefined ? {} : { v6IpAddress: `${v6}` }),
      ipAddress: addresses.join(','),
      ...(mac === undefined ? {} : { macAddress: mac }),
    },
  };
}
