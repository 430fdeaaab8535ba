import type { Rule } from '../rule';

export const nothingToCarveFrom: Rule = {
  id: 'IPAM106',
  name: 'nothing-to-carve-from',
  severity: 'error',
  title: 'a family without a container',
  why: 'A prefix length is carved out of the supernet (a subnet) or the subnet (a pool), which has no CIDR of that family.',
  fix: 'Give the container a CIDR of the family, or give the CIDR yourself.',
  example: {
    kind: 'declared',
    bad: `const corp = new Network(app, 'corp');
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 16 });`,
    good: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/8' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 16 });`,
  },
};
