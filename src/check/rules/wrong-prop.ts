import type { Rule } from '../rule';

export const wrongProp: Rule = {
  id: 'IPAM111',
  name: 'wrong-prop',
  severity: 'error',
  title: 'a prop with a wrong value',
  why: 'Wrong CIDRs, ranges, durations, numbers or names are refused before anything is allocated. Addresses are read strictly, one text per value: programs disagree about leading zeros, zones and IPv4-mapped forms.',
  fix: 'Correct the value; the message says what is wrong with it and, where it can, what was meant.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.5/24' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24' });`,
  },
};
