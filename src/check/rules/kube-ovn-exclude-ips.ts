import { exclusionFaults } from '../../backends/kube-ovn/spec/subnet-exclusions';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnExcludeIps: Rule = {
  id: 'IPAM651',
  name: 'kube-ovn-exclude-ips',
  severity: 'error',
  title: 'Excluded addresses that Kube-OVN rejects or drops',
  why:
    'The controller rejects an item of excludeIps that is not an address or a range first..last, that ends before it ' +
    'begins, or that has upper-case letters. A range from one family to the other passes every check and is dropped ' +
    'without a word: its addresses are given to pods.',
  fix: 'Write an address, or first..last with both addresses in full, each of one family and in lower case; a CIDR as its range.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  excludeIps: [10.66.0.0/28]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  excludeIps: [10.66.0.0..10.66.0.15]`,
  },
  lint: specFlaws('Subnet', exclusionFaults),
};
