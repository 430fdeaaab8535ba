import type { Rule } from '../rule';

export const inadmissibleLease: Rule = {
  id: 'IPAM202',
  name: 'inadmissible-lease',
  severity: 'error',
  title: 'an address that its owner may no longer have',
  why: 'The pool, subnet or reservations changed under a lease. Synth never moves a running pod’s address.',
  fix: 'Run `cdk8s-ipam lock move <owner>`, or undo the change.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new Reservation(db, 'printer', { range: '10.1.0.5', reason: 'a printer' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
new Reservation(db, 'printer', { range: '10.1.0.9', reason: 'a printer' });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
};
