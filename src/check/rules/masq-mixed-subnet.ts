import { eipSubnets, knownAddresses } from '../../backends/ip-masq-agent/source-cidrs';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqMixedSubnet: Rule = {
  id: 'IPAM383',
  name: 'masq-mixed-subnet',
  severity: 'error',
  title: 'EIP workload in a subnet that others share',
  why:
    'TKE chooses private addresses when pods start, so that only the CIDR of a whole subnet can stand in ' +
    'NonMasqueradeSrcCIDRs. In a shared subnet that would take the way out from pods without an EIP; without it, pods ' +
    'with one speak with the address of their node.',
  fix: 'Give workloads with an EIP a subnet of their own.',
  versions: 'tke',
  check: (answer) =>
    answer.snapshot.masqAgents
      .filter((agent) => agent.dialect === 'tke')
      .flatMap((agent) => eipSubnets(agent.cluster, answer))
      .filter((subnet) => subnet.others.length > 0)
      .flatMap((subnet) =>
        subnet.withEip
          .filter((workload) => knownAddresses(workload, answer).length === 0)
          .map((workload) =>
            finding(
              masqMixedSubnet,
              workload.where,
              `It has EIPs, but shares the subnet ${subnet.key} with ${subnet.others.map(({ owner }) => owner).join(', ')}.`,
            ),
          ),
      ),
};
