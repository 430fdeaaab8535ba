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
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h', onlyNominatedSubnets: true });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const shop = prod.namespace('shop');
EipBinding.attributes(new FixedIpStatefulSet(shop, 'vpn', { replicas: 2, pools: [zone3], template }));
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [zone3], template });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
    good: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h', onlyNominatedSubnets: true });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const zone4 = prod.subnet('zone4', { cidr: '10.2.0.0/24', tke: { id: 'subnet-5e6f7a8b' } }).pool('all');
const shop = prod.namespace('shop');
EipBinding.attributes(new FixedIpStatefulSet(shop, 'vpn', { replicas: 2, pools: [zone3], template }));
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [zone4], template });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
  },
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
