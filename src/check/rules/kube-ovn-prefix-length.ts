import { isSingleAddress, singleAddress, singleAddressFaults } from '../../backends/kube-ovn/spec/subnet-cidrs';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnPrefixLength: Rule = {
  id: 'IPAM321',
  name: 'kube-ovn-prefix-length',
  severity: 'error',
  title: 'Kube-OVN subnet of one address',
  why: 'Kube-OVN rejects a subnet of prefix length 32 (IPv4) or 128 (IPv6): there would be no address beside its gateway.',
  fix: 'Use a shorter prefix: /31 and /127 hold a gateway and one pod, /29 holds five pods.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.1/32`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/31`,
  },
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        view
          .cidrsOf(subnet.key)
          .filter(isSingleAddress)
          .map((cidr) => finding(kubeOvnPrefixLength, subnet.where, singleAddress(cidr))),
      ),
  lint: specFlaws('Subnet', singleAddressFaults),
};
