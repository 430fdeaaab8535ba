import type { Rule } from '../rule';

export const refusedName: Rule = {
  id: 'IPAM120',
  name: 'refused-name',
  severity: 'error',
  title: 'a name that Kubernetes refuses',
  why: 'Names are DNS labels or subdomains: lower-case letters, digits, dashes (and dots), 63 or 253 characters. The pods of a StatefulSet append their ordinal and must still be host names, and carry its name with a hash in a label, which leaves 52 characters.',
  fix: 'Choose another name.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'Redis_Cluster', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis-cluster', { replicas: 3, pools: [db], template });`,
  },
};
