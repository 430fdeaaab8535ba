import { podDemands } from '../../backends/tke/zone-demands';
import { zoneShortages } from '../../backends/tke/zone-shortage';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { inZones, tkeSupplies } from '../tke-supplies';

export const tkeZoneAddresses: Rule = {
  id: 'IPAM359',
  name: 'tke-zone-addresses',
  severity: 'error',
  title: 'More claims than a zone has addresses',
  why:
    'VPC keeps three addresses of each subnet, and each shared interface of a node has one that no pod gets. Every claim ' +
    'takes one of the rest, also one that is kept for a pod that is gone: TKE gives its address to nobody else.',
  fix:
    'Declare larger or further subnets in that zone, lower maxReplicas, or give up what is kept: cdk8s-ipam lock release, ' +
    'and kubectl delete vipc in the cluster.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/27', tke }).pool('all');
prod.nodePool('np1', { count: 2, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 28, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/26', tke }).pool('all');
prod.nodePool('np1', { count: 2, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 28, pools: [zone3], template });`,
  },
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, supply }) =>
      zoneShortages(podDemands(cluster, answer, 'any'), (zone) => supply.addressesIn(zone)).map(
        ({ zones, wanted, has }) =>
          finding(
            tkeZoneAddresses,
            cluster.where,
            `${wanted} claims, head-room and what is kept included, must be in ${inZones(zones)}, whose subnets leave ${has} addresses to pods.`,
          ),
      ),
    ),
};
