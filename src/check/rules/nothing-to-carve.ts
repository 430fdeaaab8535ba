import type { Rule } from '../rule';

export const nothingToCarve: Rule = {
  id: 'IPAM104',
  name: 'nothing-to-carve',
  severity: 'error',
  title: 'no room to carve a CIDR',
  why: 'Carved CIDRs are aligned blocks, and neither they nor reservations move to make room.',
  fix: 'Ask for a smaller block, widen the container, or let lock gc remove what was released.',
  example: {
    kind: 'declared',
    bad: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/16' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 17 });
prod.subnet('batch', { prefixLength: 18 });
prod.subnet('spare', { prefixLength: 17 });`,
    good: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/16' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 17 });
prod.subnet('batch', { prefixLength: 18 });
prod.subnet('spare', { prefixLength: 18 });`,
  },
};
