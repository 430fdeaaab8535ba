import { cidrBlockFaults } from '../../backends/kube-ovn/spec/subnet-cidrs';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnCidrBlock: Rule = {
  id: 'IPAM650',
  name: 'kube-ovn-cidr-block',
  severity: 'error',
  title: 'Kube-OVN subnet whose CIDRs cannot be read',
  why:
    'The controller rejects a cidrBlock that it cannot parse, that is empty, or that has two CIDRs of one family. What it ' +
    'takes is worse: with IPv6 first it takes the families for each other and gives even the gateways to pods; with three ' +
    'CIDRs the subnet has no address at all. No schema looks at it.',
  fix: 'Write one CIDR, or IPv4 and IPv6 in that order with one comma and no blank: "10.0.0.0/24,fd00::/64".',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  gateway: 10.66.0.1`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  gateway: 10.66.0.1`,
  },
  lint: specFlaws('Subnet', cidrBlockFaults),
};
