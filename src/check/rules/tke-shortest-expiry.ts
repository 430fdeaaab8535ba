import { indexOf } from '../../backends/snapshot-index';
import { isShortestExpiry } from '../../backends/tke/expiry';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeShortestExpiry: Rule = {
  id: 'IPAM369',
  name: 'tke-shortest-expiry',
  severity: 'warning',
  title: 'An expiry that not every way to set it takes',
  why:
    'The argument of ipamd and Terraform take five minutes; the cloud API EnableVpcCniNetworkType says that ' +
    'ExpiredSeconds must be greater than 300. A cluster that is made anew through the API would be refused it.',
  fix: 'Let claims expire after six minutes or more.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '5m' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '10m' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('tke')
      .filter(({ config }) => isShortestExpiry(config.settings?.claimExpiredDuration ?? 0))
      .map(({ cluster }) =>
        finding(tkeShortestExpiry, cluster.where, 'Claims of the cluster expire after exactly 300 seconds.'),
      ),
};
