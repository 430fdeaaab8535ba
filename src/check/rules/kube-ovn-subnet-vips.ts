import { vipFaults } from '../../backends/kube-ovn/spec/subnet-access';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnSubnetVips: Rule = {
  id: 'IPAM656',
  name: 'kube-ovn-subnet-vips',
  severity: 'error',
  title: 'VIP of a subnet outside its CIDR',
  why: 'The controller rejects a subnet of which an item of vips is not an address of its cidrBlock, in lower case.',
  fix: 'Name addresses of the subnet, or remove the item.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  vips: [10.67.0.9]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  vips: [10.66.0.9]`,
  },
  lint: specFlaws('Subnet', vipFaults),
};
