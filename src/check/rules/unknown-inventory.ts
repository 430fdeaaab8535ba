import type { Rule } from '../rule';

export const unknownInventory: Rule = {
  id: 'IPAM215',
  name: 'unknown-inventory',
  severity: 'error',
  title: 'an inventory that nobody declares',
  why: 'The EIP binding names an inventory that is not there.',
  fix: 'Declare the inventory.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 1, pools: [zone3], template });
const scope = new App();
EipBinding.inventory(mail, new EipInventory(scope, 'bought', { ids: ['eip-1a2b3c4d'] }));`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 1, pools: [zone3], template });
const scope = app;
EipBinding.inventory(mail, new EipInventory(scope, 'bought', { ids: ['eip-1a2b3c4d'] }));`,
  },
};
