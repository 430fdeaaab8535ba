import { allowSubnetFaults } from '../../backends/kube-ovn/spec/subnet-access';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnAllowSubnets: Rule = {
  id: 'IPAM652',
  name: 'kube-ovn-allow-subnets',
  severity: 'error',
  title: 'Allowed subnets that Kube-OVN rejects',
  why:
    'A private subnet lets in what allowSubnets lists. The controller rejects an item that is not a CIDR in lower case, ' +
    'and the subnet stays as it was before the change.',
  fix: 'Write CIDRs, a single address as /32 or /128.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  allowSubnets: [10.67.0.5]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  allowSubnets: [10.67.0.5/32]`,
  },
  lint: specFlaws('Subnet', allowSubnetFaults),
};
