import { indexOf } from '../../backends/snapshot-index';
import { bitsOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnPrefixLength: Rule = {
  id: 'IPAM321',
  name: 'kube-ovn-prefix-length',
  severity: 'error',
  title: 'Kube-OVN subnet of one address',
  why: 'Kube-OVN rejects a subnet of prefix length 32 (IPv4) or 128 (IPv6): there would be no address beside its gateway.',
  fix: 'Use a shorter prefix: /31 and /127 hold a gateway and one pod, /29 holds five pods.',
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        view
          .cidrsOf(subnet.key)
          .filter((cidr) => cidr.prefixLength === bitsOf(cidr.family))
          .map((cidr) =>
            finding(
              kubeOvnPrefixLength,
              subnet.where,
              `${cidr} is a single address, which Kube-OVN rejects as a subnet.`,
            ),
          ),
      ),
};
