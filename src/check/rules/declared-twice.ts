import type { Rule } from '../rule';

export const declaredTwice: Rule = {
  id: 'IPAM130',
  name: 'declared-twice',
  severity: 'error',
  title: 'one key declared twice',
  why: 'A network, cluster, subnet, pool, workload or namespace is known by its key. Declared twice, its leases would have two masters, and the props of one declaration would be lost.',
  fix: 'Keep one declaration, or rename one.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });
const again = new Chart(app, 'again', { namespace: 'shop' });
new FixedIpStatefulSet(again, 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });
const again = new Chart(app, 'again', { namespace: 'shop' });
new FixedIpStatefulSet(again, 'sentinel', { replicas: 3, pools: [db], template });`,
  },
};
