import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeEipPool: Rule = {
  id: 'IPAM142',
  name: 'tke-eip-pool',
  severity: 'error',
  title: 'Public addresses from a pool on TKE',
  why: 'On TKE a public address is a thing of the cloud with an id: it is bought, not chosen out of a CIDR.',
  fix: 'Let the cloud create EIPs with EipBinding.attributes, or buy them beforehand and bind them by id with EipBinding.inventory.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const external = prod.subnet('external', { cidr: '10.2.0.0/24', tke: { id: 'subnet-5e6f7a8b' } });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [zone3.pool('all')], template });
EipBinding.pool(mail, { pools: [external.pool('mail')] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [zone3.pool('all')], template });
EipBinding.inventory(mail, new EipInventory(app, 'bought', { ids: ['eip-1a2b3c4d', 'eip-5e6f7a8b'] }));`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.eip?.kind === 'pool')
      .map(({ workload }) =>
        finding(
          tkeEipPool,
          workload.where,
          'Its public addresses are to come from a pool, but TKE binds EIPs by id only.',
        ),
      ),
};
