import { eipDemands } from '../../backends/tke/zone-demands';
import { zoneShortages } from '../../backends/tke/zone-shortage';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { inZones, tkeSupplies } from '../tke-supplies';

export const tkeEipCapacity: Rule = {
  id: 'IPAM356',
  name: 'tke-eip-capacity',
  severity: 'error',
  title: 'More pods with an EIP than the nodes can have',
  why:
    'A node has one EIP less for its pods than a CVM of its size may have public addresses: 1 to 5 vCPUs carry one pod ' +
    'with an EIP, 6 to 11 two, and so on to nine from 48 on. Head-room counts, because it may run at any time; an EIP ' +
    'that is kept for a pod that is gone lies on no node and does not.',
  fix: 'Add nodes or larger ones in that zone, lower replicas or maxReplicas, or spread the workload over more zones.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 5, pools: [zone3], template });
EipBinding.attributes(vpn);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 5, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 5, pools: [zone3], template });
EipBinding.attributes(vpn);`,
  },
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, supply }) =>
      zoneShortages(eipDemands(cluster, answer), (zone) => supply.carriedIn(zone, 'eips')).map(
        ({ zones, wanted, has }) =>
          finding(
            tkeEipCapacity,
            cluster.where,
            `Up to ${wanted} pods with an EIP must be in ${inZones(zones)}, whose nodes carry ${has}.`,
          ),
      ),
    ),
};
