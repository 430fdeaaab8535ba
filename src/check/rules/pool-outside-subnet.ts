import type { Rule } from '../rule';

export const poolOutsideSubnet: Rule = {
  id: 'IPAM102',
  name: 'pool-outside-subnet',
  severity: 'error',
  title: 'a pool outside its subnet',
  why: 'A pool is a part of its subnet: addresses outside it reach no pod.',
  fix: 'Choose a CIDR inside the subnet, or widen the subnet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.1.0/27' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27' });`,
  },
};
