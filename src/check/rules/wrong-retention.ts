import type { Rule } from '../rule';

export const wrongRetention: Rule = {
  id: 'IPAM112',
  name: 'wrong-retention',
  severity: 'error',
  title: 'a reclaim policy that cannot be kept',
  why: 'A retention is `release`, `forever` or a duration of at least five minutes: the shortest that every backend keeps.',
  fix: 'Give a duration of at least 5m, `forever` or `release`.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const reclaim = ReclaimPolicy.expireAfter('1m');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], reclaim, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const reclaim = ReclaimPolicy.expireAfter('5m');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], reclaim, template });`,
  },
};
