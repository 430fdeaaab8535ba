import type { Rule } from '../rule';

export const subnetsOverlap: Rule = {
  id: 'IPAM100',
  name: 'subnets-overlap',
  severity: 'error',
  title: 'two subnets that overlap',
  why: 'In a Network an address is unique. Where two subnets share a part, one address would reach two pods, also across clusters that share the Network.',
  fix: 'Choose CIDRs that do not overlap, or put the clusters into different Networks if their pods never meet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24' });
prod.subnet('batch', { cidr: '10.1.0.128/25' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24' });
prod.subnet('batch', { cidr: '10.1.1.0/25' });`,
  },
};
