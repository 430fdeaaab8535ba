import { reservedInSubnet } from '../../backends/calico/ip-reservation';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoReservedShare: Rule = {
  id: 'IPAM314',
  name: 'calico-reserved-share',
  severity: 'warning',
  title: 'More than a tenth of an automatic pool is reserved',
  why: 'For every pod that starts, Calico compares free addresses with every reserved CIDR; it advises to keep reservations below 10 % of a pool.',
  fix: 'Move workloads with fixed addresses to a pool of their own, in a subnet that is not automatic.',
  check: (answer) =>
    indexOf(answer.snapshot)
      .subnetsOn('calico')
      .filter(({ subnet }) => subnet.isAutomatic)
      .flatMap(({ subnet }) => {
        const reserved = reservedInSubnet(subnet, answer);
        return answer.view.cidrsOf(subnet.key).flatMap((cidr) => {
          const size = reserved.ofFamily(cidr.family).size;
          const message = `${size} of the ${cidr.size} addresses of ${cidr} are reserved.`;
          return size * 10n > cidr.size ? finding(calicoReservedShare, subnet.where, message) : [];
        });
      }),
};
