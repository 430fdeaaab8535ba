import type { Rule } from '../rule';

export const zoneTooLarge: Rule = {
  id: 'IPAM216',
  name: 'zone-too-large',
  severity: 'error',
  title: 'a zone that leaves nothing of its pool',
  why: 'A zone is the end of a pool, for some claims only; one as large as the pool would leave no address for the others.',
  fix: 'Give the zone a longer prefix than its pool has, or make it a pool of its own.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
zone3.pool('fixed', { cidr: '10.1.0.64/27', eipZone: { prefixLength: 27 } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } });
zone3.pool('fixed', { cidr: '10.1.0.64/27', eipZone: { prefixLength: 29 } });`,
  },
};
