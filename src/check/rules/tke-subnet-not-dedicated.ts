import { indexOf } from '../../backends/snapshot-index';
import type { Problem } from '../../model/problem';
import { groupedBy } from '../../net/grouped-by';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSubnetNotDedicated: Rule = {
  id: 'IPAM379',
  name: 'tke-subnet-not-dedicated',
  severity: 'error',
  title: 'Container subnet that others use',
  why:
    'TKE wants container subnets for itself: no CVM and no load balancer in them. Addresses of nodes are missing where ' +
    'capacity is counted, and two subnets with one id would count its addresses twice.',
  fix: 'Give the nodes a subnet of their own, and declare each cloud subnet once.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, subnetId: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, subnetId: 'subnet-9a8b7c6d', zone: 'ap-guangzhou-3', cpus: 4, interfaces: 4, ipsPerInterface: 10 });`,
  },
  check: ({ snapshot }) => {
    const subnets = indexOf(snapshot)
      .subnetsOn('tke')
      .map(({ subnet }) => subnet);
    const byId = groupedBy(
      subnets.filter(({ options }) => options.tke !== undefined),
      ({ options }) => options.tke!.id,
    );
    return [...byId].flatMap(([id, [first, ...others]]): readonly Problem[] => [
      ...others.map(({ where }) =>
        finding(tkeSubnetNotDedicated, where, `The cloud subnet ${id} is declared as ${first!.key} already.`),
      ),
      ...snapshot.nodePools
        .filter(({ subnetId }) => subnetId === id)
        .map(({ where, name }) =>
          finding(
            tkeSubnetNotDedicated,
            where,
            `The nodes of ${name} are in ${id}, the container subnet ${first!.key}.`,
          ),
        ),
    ]);
  },
};
