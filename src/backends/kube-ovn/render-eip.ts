import type { Answer } from '../../model/answer';
import { EIP_NIC } from '../../model/interfaces';
import type { SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { RenderedObject } from '../../render/rendered-object';
import { indexOf } from '../snapshot-index';
import { DEFAULT_PROVIDER, DEFAULT_VPC, ipName } from './object-names';
import { ordinalsOf, podNameOf } from './pod-names';

/**
 * A public address for each identity of a workload, up to the maximum: an OvnEip, which holds it in the external subnet,
 * and an OvnFip, which translates between it and the private address, both ways.
 *
 * Neither can be changed: the controller takes no notice, or says that it does not support it. So both have the
 * addresses in their names, and a claim that moves gets new ones. They may be pruned, unlike pools and subnets: a new
 * OvnFip waits until the old one of its OvnEip is gone.
 *
 * The private address is named outright, with its VPC: so the translation is there before the pod is. Only where the
 * node of the pod translates must the IP object be named, because its MAC address is needed; such an OvnFip waits for
 * the first start of its pod.
 */
export const eipObjects = (workload: WorkloadSnapshot): readonly RenderedObject[] =>
  ordinalsOf(workload).flatMap((ordinal) => {
    const nic = workload.interfaces[0]?.nic ?? DEFAULT_PROVIDER;
    const name = ipName(podNameOf(workload, ordinal), workload.identity.namespace, nic);
    const bound = (answer: Answer) => bindingOf(workload.owner, ordinal, answer);
    return [ovnEip(name, bound), ovnFip(name, bound)];
  });

/** A public address, and what it stands for. */
interface Binding {
  readonly external: Address;
  readonly externalSubnet: SubnetSnapshot;
  readonly internal: Address;
  readonly vpc: string;
  readonly gateway?: 'centralized' | 'distributed';
}

type Bound = (answer: Answer) => Binding | undefined;

const ovnEip = (port: string, bound: Bound): RenderedObject => ({
  id: `ovneip-${port}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'OvnEip',
  name: 'eip',
  suffix: (answer) => eipSuffix(bound(answer)),
  wave: 'eip',
  body: (answer) => {
    const binding = bound(answer);
    if (binding === undefined) return undefined;
    const { external, externalSubnet } = binding;
    return { spec: { externalSubnet: externalSubnet.objectName, v4Ip: `${external}`, type: 'nat' } };
  },
});

const ovnFip = (port: string, bound: Bound): RenderedObject => ({
  id: `ovnfip-${port}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'OvnFip',
  name: port,
  suffix: (answer) => {
    const binding = bound(answer);
    return binding === undefined ? '' : `.${dashed(binding.external)}.${dashed(binding.internal)}`;
  },
  wave: 'eipTranslation',
  body: (answer) => {
    const binding = bound(answer);
    if (binding === undefined) return undefined;
    const { internal, vpc, gateway } = binding;
    return {
      spec: {
        ovnEip: `eip${eipSuffix(binding)}`,
        ...(gateway === 'distributed' ? { ipName: port } : {}),
        vpc,
        v4Ip: `${internal}`,
        ...(gateway === undefined ? {} : { type: gateway }),
      },
    };
  },
});

const eipSuffix = (binding: Binding | undefined): string =>
  binding === undefined ? '' : `.${binding.externalSubnet.objectName}.${dashed(binding.external)}`;

const dashed = (address: Address): string => `${address}`.replaceAll('.', '-');

function bindingOf(owner: string, ordinal: number, { snapshot, view }: Answer): Binding | undefined {
  const index = indexOf(snapshot);
  const workload = index.workload(owner);
  const [face] = workload?.interfaces ?? [];
  const external = view.addressesOf(owner, 4, EIP_NIC).get(ordinal);
  const internal = face && view.addressesOf(owner, 4, face.nic).get(ordinal);
  if (face === undefined || workload?.eip?.kind !== 'pool' || external === undefined || internal === undefined) return;
  const holds = (subnet: SubnetSnapshot): boolean =>
    view.cidrsOf(subnet.key).some((cidr) => cidr.range.contains(external));
  const externalSubnet = index.subnetsOfInterface(workload.eip).find(holds);
  const [subnet] = index.subnetsOfInterface(face);
  if (externalSubnet === undefined || subnet === undefined) return;
  const { gateway } = workload.eip;
  return {
    external,
    externalSubnet,
    internal,
    vpc: subnet.options.kubeOvn?.vpc ?? DEFAULT_VPC,
    ...(gateway === undefined ? {} : { gateway }),
  };
}
