import type { Rule } from '../rule';

export const unclearFormerName: Rule = {
  id: 'IPAM207',
  name: 'unclear-former-name',
  severity: 'error',
  title: 'a former name that is not free',
  why: '`formerly` hands the leases of one name to another; that works once, for a name that nobody else uses.',
  fix: 'Let it name a workload that is no longer declared, in one place only.',
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
const formerly = 'shop/StatefulSet/redis';
new FixedIpStatefulSet(shop, 'cache', { replicas: 3, pools: [db], formerly, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
const formerly = 'shop/StatefulSet/redis';
new FixedIpStatefulSet(shop, 'cache', { replicas: 3, pools: [db], formerly, template });`,
  },
};
