import { mtuFaults } from '../../backends/kube-ovn/spec/subnet-values';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnMtu: Rule = {
  id: 'IPAM659',
  name: 'kube-ovn-mtu',
  severity: 'error',
  title: 'MTU that no link of the subnet can have',
  why:
    'Up to 1.15 the schema wants 68 to 65535; from 1.16 on nothing checks. IPv6 needs 1280, and from 1.17 on the ' +
    'controller rejects less for a subnet with IPv6; before that, IPv6 does not work there.',
  fix: 'Leave mtu out: the controller takes that of the nodes. Else write at least 1280.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  mtu: 64`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  mtu: 1400`,
  },
  lint: specFlaws('Subnet', mtuFaults),
};
