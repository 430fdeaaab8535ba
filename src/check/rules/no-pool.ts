import type { Rule } from '../rule';

export const noPool: Rule = {
  id: 'IPAM124',
  name: 'no-pool',
  severity: 'error',
  title: 'a workload without a pool',
  why: 'Addresses come from pools.',
  fix: 'Give the workload at least one pool.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const pools: Pool[] = [];
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const pools: Pool[] = [db];
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools, template });`,
  },
};
