import type { Rule } from '../rule';

export const eipsExhausted: Rule = {
  id: 'IPAM212',
  name: 'eips-exhausted',
  severity: 'error',
  title: 'not enough EIPs',
  why: 'Each replica up to the maximum takes one id; ids with a line in the lock, in any state, are not given to another.',
  fix: 'Add ids, lower maxReplicas, or let lock gc remove released ids.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [zone3], template });
const ids = ['eip-1a2b3c4d'];
EipBinding.inventory(mail, new EipInventory(app, 'bought', { ids }));`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [zone3], template });
const ids = ['eip-1a2b3c4d', 'eip-5e6f7a8b'];
EipBinding.inventory(mail, new EipInventory(app, 'bought', { ids }));`,
  },
};
