import { allocationTableSpec, tabledWorkloads } from '../../backends/admission/allocation-table';
import { CALICO_DOORS } from '../../backends/calico/doors';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

const MOST_PODS = 8_000;
const MOST_CHARACTERS = 1_000_000;

export const allocationTableTooLarge: Rule = {
  id: 'IPAM502',
  name: 'allocation-table-too-large',
  severity: 'error',
  title: 'More pods with fixed addresses than one AllocationTable holds',
  why: 'A namespace has one table, since a policy can ask for one only, and etcd takes objects of 1.5 MiB: about 8,000 pods. Kubernetes itself is built for 3,000 pods in a namespace.',
  fix: 'Spread the workloads over several namespaces.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pool = prod.subnet('pods', { cidr: '10.1.0.0/16' }).pool('all');
const shops = [prod.namespace('shop')];
for (const shop of shops) {
  new FixedIpStatefulSet(shop, 'till', { replicas: 8400 / shops.length, pools: [pool], template });
}`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pool = prod.subnet('pods', { cidr: '10.1.0.0/16' }).pool('all');
const shops = [prod.namespace('shop-a'), prod.namespace('shop-b')];
for (const shop of shops) {
  new FixedIpStatefulSet(shop, 'till', { replicas: 8400 / shops.length, pools: [pool], template });
}`,
  },
  check: (answer) =>
    indexOf(answer.snapshot)
      .clustersOn('calico')
      .flatMap(({ cluster }) =>
        [...tabledWorkloads(cluster.name, answer).keys()].flatMap((namespace) => {
          const table = allocationTableSpec({ cluster: cluster.name, namespace }, answer, CALICO_DOORS);
          const pods = Object.keys(table.pods).length;
          if (pods <= MOST_PODS && JSON.stringify(table).length <= MOST_CHARACTERS) return [];
          const message = `The namespace ${namespace} has ${pods} pods with fixed addresses, and one AllocationTable holds about ${MOST_PODS}.`;
          return finding(allocationTableTooLarge, { identity: `${cluster.name}/${namespace}` }, message);
        }),
      ),
};
