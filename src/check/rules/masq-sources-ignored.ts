import { eipSubnets } from '../../backends/ip-masq-agent/source-cidrs';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqSourcesIgnored: Rule = {
  id: 'IPAM381',
  name: 'masq-sources-ignored',
  severity: 'error',
  title: 'Public addresses behind an agent that knows no source CIDRs',
  why:
    'NonMasqueradeSrcCIDRs is Tencent’s own. The upstream agent reads it without an error and drops it, so that pods with ' +
    'an EIP would speak with the address of their node.',
  fix: "Declare the agent with dialect 'tke' if the cluster runs Tencent’s build; else bind no EIPs there.",
  check: (answer) =>
    answer.snapshot.masqAgents
      .filter((agent) => agent.dialect === 'upstream' && eipSubnets(agent.cluster, answer).length > 0)
      .map((agent) =>
        finding(
          masqSourcesIgnored,
          agent.where,
          'Workloads of the cluster have EIPs, whose sources the upstream agent cannot leave unmasqueraded.',
        ),
      ),
};
