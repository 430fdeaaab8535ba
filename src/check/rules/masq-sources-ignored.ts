import { DIALECTS, knows } from '../../backends/ip-masq-agent/dialect';
import { type EipSubnet, eipSubnets } from '../../backends/ip-masq-agent/source-cidrs';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqSourcesIgnored: Rule = {
  id: 'IPAM381',
  name: 'masq-sources-ignored',
  severity: 'error',
  title: 'Public addresses behind an agent that knows no source CIDRs',
  why:
    'NonMasqueradeSrcCIDRs is Tencent’s own, from 2.6.2 of its build. Other agents read it without an error and drop it, so ' +
    'that pods with an EIP would speak with the address of their node.',
  fix: "Declare the agent with dialect 'tke' (and version 2.6.2 or later) if the cluster runs Tencent’s build; else bind no EIPs there.",
  versions: 'upstream, gke, azure: all; tke: up to 2.6.1',
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h', onlyNominatedSubnets: true });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });
EipBinding.attributes(vpn);
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'], version: '2.6.1' });`,
    good: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h', onlyNominatedSubnets: true });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });
EipBinding.attributes(vpn);
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'], version: '2.6.2' });`,
  },
  check: (answer) =>
    answer.snapshot.masqAgents
      .filter((agent) => !knows(agent, 'sourceCidrs') && eipSubnets(agent.cluster, answer).some(servesCloudEips))
      .map((agent) =>
        finding(
          masqSourcesIgnored,
          agent.where,
          `Workloads of the cluster have EIPs. ${DIALECTS[agent.dialect].agent} cannot leave unmasqueraded what comes from them.`,
        ),
      ),
};

const servesCloudEips = ({ withEip }: EipSubnet): boolean => withEip.some(({ eip }) => eip?.kind !== 'pool');
