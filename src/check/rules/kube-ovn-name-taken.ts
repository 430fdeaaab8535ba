import { DEFAULT_VPC } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import type { SubnetSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnNameTaken: Rule = {
  id: 'IPAM326',
  name: 'kube-ovn-name-taken',
  severity: 'error',
  title: 'Kube-OVN subnet name that something else has',
  why:
    'A subnet may not have the name of a VPC, nor of another subnet: both become logical switches and routers of one ' +
    'OVN database. The installation itself makes the VPC ovn-cluster and the subnets ovn-default and join.',
  fix: 'Give the subnet another object name, or declare it as existing where you mean the one of the installation.',
  check: ({ snapshot }) => {
    const subnets = indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .map(({ subnet }) => subnet);
    return subnets.flatMap((subnet) => {
      const holder = holderOf(subnet, subnets);
      const message = `The name ${subnet.objectName} is that of ${holder}.`;
      return holder === undefined ? [] : finding(kubeOvnNameTaken, subnet.where, message);
    });
  },
};

/** Subnets that every installation makes for itself. */
const INSTALLED: ReadonlySet<string> = new Set(['ovn-default', 'join']);

function holderOf(subnet: SubnetSnapshot, all: readonly SubnetSnapshot[]): string | undefined {
  const siblings = all.filter(({ cluster }) => cluster === subnet.cluster);
  const vpcs = new Set([DEFAULT_VPC, ...siblings.flatMap(({ options }) => options.kubeOvn?.vpc ?? [])]);
  if (vpcs.has(subnet.objectName)) return 'a VPC';
  if (INSTALLED.has(subnet.objectName) && !subnet.isExisting) return 'a subnet that every installation of Kube-OVN has';
  const namesake = siblings.find(({ key, objectName }) => key !== subnet.key && objectName === subnet.objectName);
  return namesake === undefined ? undefined : `the subnet ${namesake.key} too`;
}
