import { DEFAULT_VPC, INSTALLED_SUBNETS } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import type { Problem } from '../../model/problem';
import type { Snapshot, SubnetSnapshot } from '../../model/snapshot';
import type { VpcSnapshot } from '../../model/vpc';
import { finding } from '../finding';
import { kubeOvnCluster } from '../kube-ovn-cluster';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnNameTaken: Rule = {
  id: 'IPAM326',
  name: 'kube-ovn-name-taken',
  severity: 'error',
  title: 'Kube-OVN subnet name that something else has',
  why:
    'A subnet may not have the name of a VPC, nor of another subnet: both become logical switches and routers of one ' +
    'OVN database. The installation itself makes the VPC ovn-cluster and the subnets ovn-default and join.',
  fix: 'Give it another object name, or declare the subnet as existing where you mean the one of the installation.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Vpc
metadata:
  name: blue
spec: {}
---
apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: blue
spec:
  vpc: blue
  cidrBlock: 10.66.0.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Vpc
metadata:
  name: blue
spec: {}
---
apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: blue-pods
spec:
  vpc: blue
  cidrBlock: 10.66.0.0/24`,
  },
  check: ({ snapshot }) => {
    const subnets = indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .map(({ subnet }) => subnet);
    return [
      ...snapshot.vpcs.filter(({ objectName }) => objectName === DEFAULT_VPC).map(defaultVpc),
      ...subnets.flatMap((subnet) => {
        const holder = holderOf(subnet, snapshot);
        const message = `The name ${subnet.objectName} is that of ${holder}.`;
        return holder === undefined ? [] : finding(kubeOvnNameTaken, subnet.where, message);
      }),
    ];
  },
  lintTogether: (objects, context) => {
    const { find } = kubeOvnCluster(objects, context);
    return objects
      .filter((object) => isKubeOvn(object, 'Subnet'))
      .filter(
        ({ name, spec }) => name !== '' && ([DEFAULT_VPC, spec.vpc].includes(name) || find('Vpc', name) !== undefined),
      )
      .map((object) => ({
        object,
        path: ['metadata', 'name'],
        message: `The name ${object.name} is that of a VPC.`,
      }));
  },
};

const defaultVpc = ({ where }: VpcSnapshot): Problem =>
  finding(
    kubeOvnNameTaken,
    where,
    `${DEFAULT_VPC} is the default VPC, which every installation has: subnets that name no VPC are in it.`,
  );

function holderOf(subnet: SubnetSnapshot, snapshot: Snapshot): string | undefined {
  const siblings = snapshot.subnets.filter(({ cluster }) => cluster === subnet.cluster);
  const vpcs = snapshot.vpcs.filter(({ cluster }) => cluster === subnet.cluster).map(({ objectName }) => objectName);
  if ([DEFAULT_VPC, ...vpcs].includes(subnet.objectName)) return 'a VPC';
  if (INSTALLED_SUBNETS.includes(subnet.objectName) && !subnet.isExisting)
    return 'a subnet that every installation of Kube-OVN has';
  const namesake = siblings.find(({ key, objectName }) => key !== subnet.key && objectName === subnet.objectName);
  return namesake === undefined ? undefined : `the subnet ${namesake.key} too`;
}
