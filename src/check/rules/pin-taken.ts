import type { Rule } from '../rule';

export const pinTaken: Rule = {
  id: 'IPAM203',
  name: 'pin-taken',
  severity: 'error',
  title: 'a chosen address that has another owner',
  why: 'Every address with a line belongs to its owner until the line has left the lock.',
  fix: 'Choose another address, or free this one first: remove or move its owner, and let lock gc end the quarantine.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.5' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.9' }, pools: [db], template });`,
  },
};
