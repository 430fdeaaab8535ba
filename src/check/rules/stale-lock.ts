import type { Rule } from '../rule';

export const staleLock: Rule = {
  id: 'IPAM250',
  name: 'stale-lock',
  severity: 'error',
  title: 'a lock that does not fit the declarations, in frozen mode',
  why: 'In a pipeline nothing may decide an address: what is merged must be what was reviewed.',
  fix: 'Synthesize where the lock may be written, and commit it together with the manifests.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.0/27
      - 10.1.0.16..10.1.0.17 bound prod/shop/StatefulSet/redis 0..1`,
    bad: `Ipam.of(app).freeze(); // as in a pipeline
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
    good: `Ipam.of(app).freeze(); // as in a pipeline
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 2, pools: [db], template });`,
  },
};
