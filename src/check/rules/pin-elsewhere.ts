import type { Rule } from '../rule';

export const pinElsewhere: Rule = {
  id: 'IPAM206',
  name: 'pin-elsewhere',
  severity: 'error',
  title: 'a chosen address for a claim that has another',
  why: 'Choosing an address for a pod that already has one is a move, and synth moves nothing.',
  fix: 'Run `cdk8s-ipam lock move <owner>`, or choose the address that it has.',
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
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 0: '10.1.0.9' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 0: '10.1.0.4' }, pools: [db], template });`,
  },
};
