import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnSubnetName: Rule = {
  id: 'IPAM324',
  name: 'kube-ovn-subnet-name',
  severity: 'error',
  title: 'Kube-OVN subnet name that cannot be a label',
  why:
    'The controller labels IP objects with the name of their subnet, as a label key and as a label value, and counts ' +
    'the used addresses of a subnet by that label. Labels end at 63 characters; object names may have 253.',
  fix: 'Give the subnet an object name of at most 63 characters: lower-case letters, digits, "-" and ".".',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods-of-the-warehouse-and-fulfilment-teams-in-the-eastern-datacentre
spec:
  cidrBlock: 10.66.0.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods-of-the-warehouse
spec:
  cidrBlock: 10.66.0.0/24`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .filter(({ subnet }) => subnet.objectName.length > 63)
      .map(({ subnet }) => finding(kubeOvnSubnetName, subnet.where, tooLong(subnet.objectName))),
  lint: (object) =>
    isKubeOvn(object, 'Subnet') && object.name.length > 63
      ? [{ object, path: ['metadata', 'name'], message: tooLong(object.name) }]
      : [],
};

const tooLong = (name: string): string =>
  `The name ${name} has ${name.length} characters; as the label of its IP objects it may have 63.`;
