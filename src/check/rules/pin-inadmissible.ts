import type { Rule } from '../rule';

export const pinInadmissible: Rule = {
  id: 'IPAM204',
  name: 'pin-inadmissible',
  severity: 'error',
  title: 'a chosen address that nobody may have',
  why: 'It lies outside the pools of the workload, or is excluded or reserved.',
  fix: 'Choose an address inside a pool that is neither excluded nor reserved.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 0: '10.1.0.77' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 0: '10.1.0.7' }, pools: [db], template });`,
  },
};
