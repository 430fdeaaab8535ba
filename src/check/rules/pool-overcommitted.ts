import type { Rule } from '../rule';

export const poolOvercommitted: Rule = {
  id: 'IPAM214',
  name: 'pool-overcommitted',
  severity: 'error',
  title: 'more claims than a pool can serve',
  why: 'Where the backend chooses the address, claims still count against the capacity of their pool, retained ones included.',
  fix: 'Widen the pool, use another for some workloads, or lower maxReplicas.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    claims:
      - prod/zone3/all bound prod/shop/StatefulSet/web 0..19`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/28', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'web', { replicas: 20, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/27', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'web', { replicas: 20, pools: [zone3], template });`,
  },
};
