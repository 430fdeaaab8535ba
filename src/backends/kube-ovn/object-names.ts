import type { InterfaceSnapshot, SubnetSnapshot } from '../../model/snapshot';

/** The provider of subnets that serve the default NIC of pods. */
export const DEFAULT_PROVIDER = 'ovn';

/** The routing domain of a subnet that names none. */
export const DEFAULT_VPC = 'ovn-cluster';

export const providerOf = (subnet: SubnetSnapshot): string => subnet.options.kubeOvn?.provider ?? DEFAULT_PROVIDER;

/** Whether Kube-OVN itself plugs the NICs of a subnet; for other providers (macvlan …) it only chooses addresses. */
export const isOvnSubnet = (subnet: SubnetSnapshot): boolean =>
  providerOf(subnet) === DEFAULT_PROVIDER || providerOf(subnet).endsWith(`.${DEFAULT_PROVIDER}`);

/** The IPPool that keeps a subnet's leased addresses from ordinary pods. */
export const leasesPoolName = (subnet: SubnetSnapshot): string => `${subnet.objectName}-leases`;

/** The annotation of a pod about one of its NICs, such as `ovn.kubernetes.io/ip_pool`. */
export const podAnnotation = ({ nic = DEFAULT_PROVIDER }: InterfaceSnapshot, what: string): string =>
  `${nic}.kubernetes.io/${what}`;

/** The name that the controller computes for the IP object of a pod; one with another name is ignored. */
export function ipName(pod: string, namespace: string, provider: string): string {
  return provider === DEFAULT_PROVIDER ? `${pod}.${namespace}` : `${pod}.${namespace}.${provider}`;
}
