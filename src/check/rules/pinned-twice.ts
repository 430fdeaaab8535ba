import type { Rule } from '../rule';

export const pinnedTwice: Rule = {
  id: 'IPAM205',
  name: 'pinned-twice',
  severity: 'error',
  title: 'one address chosen for two claims',
  why: 'One address reaches one pod.',
  fix: 'Keep one choice.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 1, addresses: { 0: '10.1.0.5' }, pools: [db], template });
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.5' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 1, addresses: { 0: '10.1.0.5' }, pools: [db], template });
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.6' }, pools: [db], template });`,
  },
};
