import type { InterfaceSnapshot, SubnetSnapshot } from '../../model/snapshot';

/** The provider of subnets that serve the default NIC of pods. */
export const DEFAULT_PROVIDER = 'ovn';

/** The routing domain of a subnet that names none. */
export const DEFAULT_VPC = 'ovn-cluster';

/** The subnets that every installation makes for itself: of pods that name none, and of the nodes. */
export const INSTALLED_SUBNETS: readonly string[] = ['ovn-default', 'join'];

export const providerOf = (subnet: SubnetSnapshot): string => subnet.options.kubeOvn?.provider ?? DEFAULT_PROVIDER;

/** Whether Kube-OVN itself plugs the NICs of a subnet; for other providers (macvlan …) it only chooses addresses. */
export const isOvnSubnet = (subnet: SubnetSnapshot): boolean =>
  providerOf(subnet) === DEFAULT_PROVIDER || providerOf(subnet).endsWith(`.${DEFAULT_PROVIDER}`);

/** The IPPool that keeps a subnet's leased addresses from ordinary pods. */
export const leasesPoolName = ({ objectName }: SubnetSnapshot): string => leasesPoolNameOf(objectName);

/** The same by the name of the Subnet object. */
export const leasesPoolNameOf = (subnet: string): string => `${subnet}-leases`;

/** The annotation of a pod about one of its NICs, such as `ovn.kubernetes.io/ip_pool`. */
export const podAnnotation = ({ nic = DEFAULT_PROVIDER }: InterfaceSnapshot, what: string): string =>
  `${nic}.kubernetes.io/${what}`;

/**
 * The interface of an attachment that a pod has more than once: its provider is that of the subnet with the name of the
 * interface behind it, such as `net1.default.ovn.eth1`. Undefined for every other NIC.
 */
export function attachedInterface({ nic = '' }: InterfaceSnapshot, subnet: SubnetSnapshot): string | undefined {
  const provider = providerOf(subnet);
  const name = nic.slice(provider.length + 1);
  return provider !== DEFAULT_PROVIDER && nic.startsWith(`${provider}.`) && !name.includes('.') ? name : undefined;
}

/**
 * Whether a NIC can hang on a subnet: its provider is that of the subnet. A subnet of the default NIC serves any attachment
 * besides, whose annotation logical_switch names it.
 */
export const isServedBy = (face: InterfaceSnapshot, subnet: SubnetSnapshot): boolean =>
  [face.nic ?? DEFAULT_PROVIDER, DEFAULT_PROVIDER].includes(providerOf(subnet)) ||
  attachedInterface(face, subnet) !== undefined;

/** The name that the controller computes for the IP object of a pod; one with another name is ignored. */
export function ipName(pod: string, namespace: string, provider: string): string {
  return provider === DEFAULT_PROVIDER ? `${pod}.${namespace}` : `${pod}.${namespace}.${provider}`;
}
