import type { Rule } from '../rule';

export const foreignPool: Rule = {
  id: 'IPAM125',
  name: 'foreign-pool',
  severity: 'error',
  title: 'a pool of another cluster',
  why: 'The pods run in one cluster; the addresses of another cluster’s pools do not reach them.',
  fix: 'Take pools of the cluster in which the workload runs.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_32({ api: 'native' });
const [prod, test] = ['prod', 'test'].map((name) => new Cluster(app, name, { backend, kubernetes: '1.36' }));
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const spare = test.subnet('pods', { cidr: '10.2.0.0/24' }).pool('spare');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db, spare], template });`,
    good: `const backend = Calico.v3_32({ api: 'native' });
const [prod, test] = ['prod', 'test'].map((name) => new Cluster(app, name, { backend, kubernetes: '1.36' }));
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const spare = test.subnet('pods', { cidr: '10.2.0.0/24' }).pool('spare');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
};
