import type { Rule } from '../rule';

export const adoptCrowded: Rule = {
  id: 'IPAM279',
  name: 'adopt-crowded',
  severity: 'warning',
  title: 'a pool crowded by others',
  why: 'Addresses in it are used by pods that nobody declares, so that they were not given away, and there was not enough room.',
  fix: 'Make more room in the pool, or let those pods be made anew elsewhere, then adopt again.',
  example: {
    kind: 'command',
    bad: `# in 10.1.0.0/29 run redis-0 to redis-2, and four pods that nobody declares
pods.pool('db', { cidr: '10.1.0.0/29' });`,
    good: `# in 10.1.0.0/29 run redis-0 to redis-2, and four pods that nobody declares
pods.pool('db', { cidr: '10.1.0.0/28' });`,
  },
};
