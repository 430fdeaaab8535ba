import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoIpipWithoutIpv4: Rule = {
  id: 'IPAM307',
  name: 'calico-ipip-without-ipv4',
  severity: 'error',
  title: 'IPIP on a pool without IPv4',
  why: 'IPIP carries IPv4 only, and Calico refuses it on IPv6 pools. (Of a pool with both families the IPv4 half gets it.)',
  fix: 'Use vxlanMode, or no encapsulation.',
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ options: { ipipMode } }) => ipipMode !== undefined && ipipMode !== 'Never')
      .filter(({ place }) => answer.view.cidrOf(place, 4) === undefined)
      .map(({ cidr, options, where }) =>
        finding(calicoIpipWithoutIpv4, where, `${cidr} has ipipMode ${options.ipipMode}.`),
      ),
};
