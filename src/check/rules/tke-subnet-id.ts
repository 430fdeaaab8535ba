import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSubnetId: Rule = {
  id: 'IPAM351',
  name: 'tke-subnet-id',
  severity: 'error',
  title: 'TKE subnet without the cloud’s id',
  why: 'Pods nominate a subnet by its id. Without one, TKE takes any of the container subnets of the cluster.',
  fix: 'Give the subnet tke: { id: "subnet-…" }, as the console or Terraform shows it.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24' }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .subnetsOn('tke')
      .filter(({ subnet, config }) => config.staticIp && !config.serverless && subnet.options.tke === undefined)
      .filter(({ subnet }) => index.workloadsIn(subnet.key).length > 0)
      .map(({ subnet }) =>
        finding(tkeSubnetId, subnet.where, `Workloads claim from ${subnet.key}, but its id in the cloud is not known.`),
      );
  },
};
