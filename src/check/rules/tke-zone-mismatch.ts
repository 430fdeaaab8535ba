import { indexOf } from '../../backends/snapshot-index';
import type { Problem } from '../../model/problem';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { tkeSupplies } from '../tke-supplies';

export const tkeZoneMismatch: Rule = {
  id: 'IPAM361',
  name: 'tke-zone-mismatch',
  severity: 'warning',
  title: 'Nodes and subnets that do not meet',
  why:
    'An interface of a node lies in a subnet of the zone of the node. Without a container subnet there, a node joins ' +
    'without an interface and no pod starts on it. Where a zone is not said, capacity cannot be checked.',
  fix: 'Say the zone of each node pool and of each subnet, and declare a container subnet for every zone with nodes.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, zone: 'ap-guangzhou-6', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
  },
  check: (answer) => {
    const index = indexOf(answer.snapshot);
    return tkeSupplies(answer).flatMap(({ cluster, supply }): readonly Problem[] => [
      ...supply.nodes
        .filter(({ pool }) => pool.zone === undefined)
        .map(({ pool }) => finding(tkeZoneMismatch, pool.where, `The zone of the node pool ${pool.name} is not said.`)),
      ...supply.nodes.flatMap(({ pool }) =>
        pool.zone === undefined || supply.hasSubnetIn(pool.zone)
          ? []
          : finding(tkeZoneMismatch, pool.where, `No subnet is declared in ${pool.zone}, the zone of ${pool.name}.`),
      ),
      ...answer.snapshot.subnets
        .filter((subnet) => subnet.cluster === cluster.name && subnet.options.tke?.zone === undefined)
        .filter(({ key }) => index.workloadsIn(key).length > 0)
        .map(({ key, where }) => finding(tkeZoneMismatch, where, `The zone of the subnet ${key} is not said.`)),
    ]);
  },
};
