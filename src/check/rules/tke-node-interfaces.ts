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
