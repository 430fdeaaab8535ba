import { usableRange } from '../../backends/kube-ovn/usable-range';
import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { SubnetSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import { nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnGateway: Rule = {
  id: 'IPAM323',
  name: 'kube-ovn-gateway',
  severity: 'error',
  title: 'Kube-OVN gateway that is no usable address of its subnet',
  why:
    'Kube-OVN rejects a gateway outside the CIDR of its subnet, on the network number or on the IPv4 broadcast ' +
    'address; 1.16 also on the last IPv6 address.',
  fix: 'Name a gateway between the first and the last usable address, or none: then it is the first usable one.',
  check: (answer) =>
    indexOf(answer.snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        subnet.gateways.flatMap((gateway) => {
          const fault = faultOf(gateway, subnet, answer);
          return fault === undefined ? [] : finding(kubeOvnGateway, subnet.where, `The gateway ${gateway} ${fault}.`);
        }),
      ),
};

function faultOf(gateway: Address, subnet: SubnetSnapshot, { view }: Answer): string | undefined {
  const cidr = view.cidrOf(subnet.key, gateway.family);
  if (cidr === undefined) return `is ${nameOf(gateway.family)}, of which the subnet has no CIDR`;
  if (!cidr.contains(gateway)) return `lies outside ${cidr}`;
  return usableRange(cidr).contains(gateway)
    ? undefined
    : `is the first or last address of ${cidr}, which no host can have`;
}
