import type { Rule } from '../rule';

export const noNamespace: Rule = {
  id: 'IPAM123',
  name: 'no-namespace',
  severity: 'error',
  title: 'a workload without a namespace',
  why: 'The owner of a lease is cluster/namespace/Kind/name.',
  fix: 'Declare the workload in cluster.namespace(…), or set metadata.namespace.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = new Chart(app, 'shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
  },
};
