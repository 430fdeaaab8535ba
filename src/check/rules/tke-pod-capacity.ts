import { podDemands } from '../../backends/tke/zone-demands';
import { zoneShortages } from '../../backends/tke/zone-shortage';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { inZones, tkeSupplies } from '../tke-supplies';

export const tkePodCapacity: Rule = {
  id: 'IPAM358',
  name: 'tke-pod-capacity',
  severity: 'error',
  title: 'More pods than the nodes have interfaces for',
  why:
    'A node of static mode takes (interfaces - 1) x (addresses of one - 1) pods, before ipamd 3.4.0 those of one ' +
    'interface; with exclusive interfaces as many as its type has. A pod whose subnets are in a zone without room waits ' +
    'for ever. Ordinary pods come on top of what is declared.',
  fix: 'Add nodes or larger ones in that zone, lower replicas or maxReplicas, or spread the workload over more zones.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 2, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 55, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 2, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 54, pools: [zone3], template });`,
  },
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, supply }) =>
      zoneShortages(podDemands(cluster, answer, 'held'), (zone) => supply.carriedIn(zone, 'pods')).map(
        ({ zones, wanted, has }) =>
          finding(
            tkePodCapacity,
            cluster.where,
            `Up to ${wanted} pods must be in ${inZones(zones)}, whose nodes carry ${has}.`,
          ),
      ),
    ),
};
