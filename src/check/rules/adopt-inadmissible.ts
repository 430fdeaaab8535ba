import type { Rule } from '../rule';

export const adoptInadmissible: Rule = {
  id: 'IPAM273',
  name: 'adopt-inadmissible',
  severity: 'error',
  title: 'an address of the cluster that its claim may not have',
  why: 'The pod has an address outside the pools of its workload, or one that is reserved or excluded; when it is made anew it gets another.',
  fix: 'Declare a pool that has the address, or let the pod get the address of the lock when it is made anew.',
  example: {
    kind: 'command',
    bad: `# redis-0 runs with 10.1.0.77
pods.pool('db', { cidr: '10.1.0.0/27' });`,
    good: `# redis-0 runs with 10.1.0.77
pods.pool('db', { cidr: '10.1.0.0/25' });`,
  },
};
