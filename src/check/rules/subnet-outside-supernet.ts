import type { Rule } from '../rule';

export const subnetOutsideSupernet: Rule = {
  id: 'IPAM101',
  name: 'subnet-outside-supernet',
  severity: 'error',
  title: 'a subnet outside its supernet',
  why: 'The supernet is the space that the network has; what lies outside belongs to somebody else.',
  fix: 'Choose a CIDR inside the supernet, or widen the supernet.',
  example: {
    kind: 'declared',
    bad: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/12' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.16.0.0/16' });`,
    good: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/12' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.15.0.0/16' });`,
  },
};
