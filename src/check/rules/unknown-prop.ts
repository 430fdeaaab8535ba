import type { Rule } from '../rule';

export const unknownProp: Rule = {
  id: 'IPAM110',
  name: 'unknown-prop',
  severity: 'error',
  title: 'a prop that does not exist',
  why: 'A prop that the construct does not know would be lost in silence, and with it what it was meant to say.',
  fix: 'Remove it or correct its spelling.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const props = { cidr: '10.1.0.0/24', gatway: '10.1.0.1' };
prod.subnet('pods', props);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const props = { cidr: '10.1.0.0/24', gateway: '10.1.0.1' };
prod.subnet('pods', props);`,
  },
};
