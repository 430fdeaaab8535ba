import { protocolFaults } from '../../backends/kube-ovn/spec/subnet-values';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnProtocol: Rule = {
  id: 'IPAM654',
  name: 'kube-ovn-protocol',
  severity: 'error',
  title: 'Protocol that Kube-OVN does not know',
  why:
    'The controller rejects a protocol other than IPv4, IPv6 and Dual; up to 1.15 the schema does too, and refuses an ' +
    'empty one. Subnets of MAC addresses alone come with 1.17.',
  fix: 'Leave it out: the controller derives it from the CIDRs.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  protocol: ipv4`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  protocol: IPv4`,
  },
  lint: specFlaws('Subnet', protocolFaults),
};
