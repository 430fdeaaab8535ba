import { eipSubnets } from '../../backends/ip-masq-agent/source-cidrs';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const masqOpenSubnet: Rule = {
  id: 'IPAM386',
  name: 'masq-open-subnet',
  severity: 'warning',
  title: 'EIP subnet that TKE gives to any pod',
  why:
    'TKE places pods that nominate no subnet in any container subnet of their zone, so also in those kept for EIP ' +
    'workloads, where their traffic leaves unmasqueraded and without a public address: nothing answers it.',
  fix:
    'Start ipamd and its scheduler with --only-nominated-eni-subnets (from 3.4.3 on) and declare it as the setting ' +
    'onlyNominatedSubnets of the cluster.',
  versions: 'tke',
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
EipBinding.attributes(new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template }));
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
    good: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h', onlyNominatedSubnets: true });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
EipBinding.attributes(new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template }));
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
  },
  check: (answer) => {
    const index = indexOf(answer.snapshot);
    return answer.snapshot.masqAgents.flatMap((agent) => {
      const backend = index.cluster(agent.cluster)?.backend;
      if (agent.dialect !== 'tke' || backend?.kind !== 'tke' || backend.settings?.onlyNominatedSubnets) return [];
      return eipSubnets(agent.cluster, answer)
        .filter((subnet) => subnet.others.length === 0)
        .map((subnet) =>
          finding(
            masqOpenSubnet,
            index.subnet(subnet.key)?.where ?? agent.where,
            `The CIDR of ${subnet.key} is left unmasqueraded for its EIP workloads, but TKE may place other pods in it.`,
          ),
        );
    });
  },
};
