import { podDemands } from '../../backends/tke/zone-demands';
import type { Answer } from '../../model/answer';
import { groupedBy } from '../../net/grouped-by';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { type TkeSupply, tkeSupplies } from '../tke-supplies';

export const tkeEniQuota: Rule = {
  id: 'IPAM360',
  name: 'tke-eni-quota',
  severity: 'error',
  title: 'More network interfaces than the VPC may have',
  why:
    'A VPC may have 1000 interfaces bound, all clusters in it together, unless Tencent raised the quota of the region. ' +
    'With shared interfaces each node has at least one for its pods, with exclusive ones each pod has its own. Beyond ' +
    'the quota the event ENILimit is all that is seen.',
  fix: 'Ask Tencent for a larger quota and declare it as vpcEniQuota; or have fewer nodes.',
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0', { networkMode: 'tke-direct-eni', vpcEniQuota: 10 });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, podLimit: 20, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 11, pools: [zone3], template });`,
    good: `const backend = Tke.ipamd('3.5.0', { networkMode: 'tke-direct-eni', vpcEniQuota: 1000 });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, podLimit: 20, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 11, pools: [zone3], template });`,
  },
  check: (answer) =>
    [...groupedBy(tkeSupplies(answer), ({ cluster }) => cluster.network).values()].flatMap((supplies) => {
      const wanted = supplies.reduce((sum, each) => sum + interfacesOf(each, answer), 0);
      const quota = Math.min(...supplies.map(({ config }) => config.vpcEniQuota ?? DEFAULT_QUOTA));
      if (wanted <= quota) return [];
      const message = `The clusters of the network ${supplies[0]!.cluster.network} need at least ${wanted} interfaces; the VPC may have ${quota}.`;
      return finding(tkeEniQuota, supplies[0]!.cluster.where, message);
    }),
};

const DEFAULT_QUOTA = 1000;

const interfacesOf = ({ cluster, config, supply }: TkeSupply, answer: Answer): number =>
  config.networkMode === 'tke-direct-eni'
    ? podDemands(cluster, answer, 'held').reduce((sum, { size }) => sum + size, 0)
    : supply.nodes.reduce((sum, { pool }) => sum + pool.count, 0);
