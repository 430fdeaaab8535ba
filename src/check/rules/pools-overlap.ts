import type { Rule } from '../rule';

export const poolsOverlap: Rule = {
  id: 'IPAM103',
  name: 'pools-overlap',
  severity: 'error',
  title: 'two pools that overlap',
  why: 'Each address belongs to one pool, so that it is clear who may have it, and how long it stays in quarantine.',
  fix: 'Choose CIDRs that do not overlap, or use one pool.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/26' });
pods.pool('web', { cidr: '10.1.0.32/27' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/26' });
pods.pool('web', { cidr: '10.1.0.64/27' });`,
  },
};
