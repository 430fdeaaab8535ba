import type { ForeignObject } from '../check/foreign-object';
import type { Manifest } from '../gitops/manifest';
import { subnetOf } from './place-object';

/**
 * Which networks of the lock an object can be about. Tenants may have the same addresses: each VPC of Kube-OVN is a network
 * of its own, named for cluster and VPC; all else is in the others.
 */
export function networkFilter(
  cluster: string,
  manifests: readonly Manifest[],
): (object: ForeignObject, network: string) => boolean {
  const ovn = manifests.map(({ object }) => object).filter(({ group }) => group === 'kubeovn.io');
  const subnets = new Map(ovn.filter(({ kind }) => kind === 'Subnet').map((subnet) => [subnet.name, vpcOf(subnet)]));
  const tenants = new Set([...subnets.values()].filter((vpc) => vpc !== '').map((vpc) => `${cluster}-${vpc}`));
  return (object, network) => {
    if (object.group !== 'kubeovn.io') return true;
    const vpc = object.kind === 'Subnet' ? vpcOf(object) : (subnets.get(subnetOf(object)) ?? '');
    return vpc === '' ? !tenants.has(network) : network === `${cluster}-${vpc}`;
  };
}

/** Empty for the default VPC, which is the cluster's own network. */
const vpcOf = ({ spec }: ForeignObject): string =>
  typeof spec.vpc === 'string' && spec.vpc !== 'ovn-cluster' ? spec.vpc : '';
