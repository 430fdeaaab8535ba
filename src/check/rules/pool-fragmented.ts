import type { Rule } from '../rule';

export const poolFragmented: Rule = {
  id: 'IPAM201',
  name: 'pool-fragmented',
  severity: 'error',
  title: 'no contiguous block',
  why: 'Enough addresses are free, but not as one aligned block, which `contiguity: required` asks for.',
  fix: 'Use `contiguity: preferred`, add a pool, or move a workload out of the way.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.3 retained prod/shop/Pod/mail for=forever
      - 10.1.0.6 retained prod/shop/Pod/news for=forever`,
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/29' });
const contiguity = 'required';
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 4, pools: [db], contiguity, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/29' });
const contiguity = 'preferred';
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 4, pools: [db], contiguity, template });`,
  },
};
