import type { Rule } from '../rule';

export const carvedLengthChanged: Rule = {
  id: 'IPAM105',
  name: 'carved-length-changed',
  severity: 'error',
  title: 'a carved CIDR that should change its size',
  why: 'What is carved never moves: pods have its addresses.',
  fix: 'Ask for the old size, or declare a second one, move the workloads there, then remove the first.',
  example: {
    kind: 'declared',
    lock: `version: 1
networks:
  corp:
    carved:
      - 10.0.0.0/17 subnet prod/pods`,
    bad: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/16' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 18 });`,
    good: `const corp = new Network(app, 'corp', { supernet: '10.0.0.0/16' });
const backend = Calico.v3_32({ api: 'native' });
const prod = new Cluster(app, 'prod', { network: corp, backend, kubernetes: '1.36' });
prod.subnet('pods', { prefixLength: 17 });
prod.subnet('more', { prefixLength: 18 });`,
  },
};
