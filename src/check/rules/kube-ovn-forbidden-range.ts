import { forbiddenRangeFaults, forbiddenRanges } from '../../backends/kube-ovn/spec/subnet-cidrs';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnForbiddenRange: Rule = {
  id: 'IPAM322',
  name: 'kube-ovn-forbidden-range',
  severity: 'error',
  title: 'Kube-OVN subnet over addresses with another meaning',
  why:
    'Kube-OVN rejects subnets that overlap loopback, link-local, multicast, the unspecified or the broadcast address: ' +
    'hosts and routers treat these in their own way.',
  fix: 'Choose a CIDR of private addresses, such as one out of 10.0.0.0/8 or fd00::/8.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 169.254.3.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24`,
  },
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        view
          .cidrsOf(subnet.key)
          .flatMap(forbiddenRanges)
          .map((message) => finding(kubeOvnForbiddenRange, subnet.where, message)),
      ),
  lint: specFlaws('Subnet', forbiddenRangeFaults),
};
