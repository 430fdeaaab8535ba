import { finding } from '../finding';
import type { Rule } from '../rule';
import { tkeSupplies } from '../tke-supplies';

export const tkeNodeInterfaces: Rule = {
  id: 'IPAM357',
  name: 'tke-node-interfaces',
  severity: 'error',
  title: 'Subnets too small for the interfaces of the nodes',
  why:
    'Each node needs an interface in a container subnet of its zone. In static mode TKE sets aside in the subnet all ' +
    'addresses that the interface may ever have, its primary one included, whether pods use them or not. When they are ' +
    'gone, further nodes join without an interface, and no pod starts on them.',
  fix: 'Declare larger or further subnets in the zone, fewer nodes, or nodes with fewer addresses for each interface.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 26, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 25, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
  },
  check: (answer) =>
    tkeSupplies(answer)
      .filter(({ config }) => config.staticIp && config.networkMode === 'tke-route-eni')
      .flatMap(({ cluster, supply }) =>
        supply.zones
          .filter((zone) => supply.hasSubnetIn(zone))
          .flatMap((zone) => {
            const nodes = supply.nodesIn(zone);
            const room = supply.interfacesIn(zone);
            if (room === undefined || nodes <= room) return [];
            const message = `The zone ${zone} has up to ${nodes} nodes, but its subnets have room for the interfaces of ${room}.`;
            return finding(tkeNodeInterfaces, cluster.where, message);
          }),
      ),
};
