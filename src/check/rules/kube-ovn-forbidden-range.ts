import { indexOf } from '../../backends/snapshot-index';
import { Cidr } from '../../net/cidr';
import { finding } from '../finding';
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
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        view
          .cidrsOf(subnet.key)
          .flatMap((cidr) =>
            FORBIDDEN.filter(([range]) => range.overlaps(cidr)).map(([range, what]) =>
              finding(
                kubeOvnForbiddenRange,
                subnet.where,
                `${cidr} overlaps ${range} (${what}), which Kube-OVN rejects.`,
              ),
            ),
          ),
      ),
};

const FORBIDDEN: readonly (readonly [Cidr, string])[] = [
  [Cidr.of('0.0.0.0/32'), 'the unspecified address'],
  [Cidr.of('127.0.0.0/8'), 'loopback'],
  [Cidr.of('169.254.0.0/16'), 'link-local'],
  [Cidr.of('224.0.0.0/4'), 'multicast'],
  [Cidr.of('255.255.255.255/32'), 'broadcast'],
  [Cidr.of('::/128'), 'the unspecified address'],
  [Cidr.of('::1/128'), 'loopback'],
  [Cidr.of('fe80::/10'), 'link-local'],
  [Cidr.of('ff00::/8'), 'multicast'],
];
