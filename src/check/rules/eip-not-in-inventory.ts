import type { Rule } from '../rule';

export const eipNotInInventory: Rule = {
  id: 'IPAM213',
  name: 'eip-not-in-inventory',
  severity: 'error',
  title: 'an EIP that left its inventory',
  why: 'The workload is bound to an id that its inventory no longer lists.',
  fix: 'Put the id back, or run `cdk8s-ipam lock move <owner>`.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks: {}
eips:
  - eip-1a2b3c4d bound prod/shop/StatefulSet/mail 0`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 1, pools: [zone3], template });
const ids = ['eip-5e6f7a8b'];
EipBinding.inventory(mail, new EipInventory(app, 'bought', { ids }));`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 1, pools: [zone3], template });
const ids = ['eip-1a2b3c4d', 'eip-5e6f7a8b'];
EipBinding.inventory(mail, new EipInventory(app, 'bought', { ids }));`,
  },
};
