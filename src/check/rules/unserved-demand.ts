import type { Rule } from '../rule';

export const unservedDemand: Rule = {
  id: 'IPAM208',
  name: 'unserved-demand',
  severity: 'error',
  title: 'a demand that no pool can serve',
  why: 'The pools of the workload have no CIDR of the family, or belong to another network.',
  fix: 'Name pools of the same network with CIDRs of the family.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const blue = prod.vpc('blue').subnet('blue-pods', { cidr: '10.2.0.0/24' }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [pods, blue], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const blue = prod.vpc('blue').subnet('blue-pods', { cidr: '10.2.0.0/24' }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [pods], template });
new FixedIpStatefulSet(prod.namespace('bank'), 'redis', { replicas: 3, pools: [blue], template });`,
  },
};
