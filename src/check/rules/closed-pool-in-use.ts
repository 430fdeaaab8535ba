import type { Rule } from '../rule';

export const closedPoolInUse: Rule = {
  id: 'IPAM705',
  name: 'closed-pool-in-use',
  severity: 'warning',
  title: 'a pool that is draining or retired, and still has lines',
  why: 'A pool can only be removed when nothing is in it: what is held there has to be moved, and what is retained or released has to run out.',
  fix: 'Move what is held with `lock move`. Declare the pool as retired when no line is in it any more, and remove it after that.',
  example: {
    kind: 'command',
    bad: `// 10.1.0.4..10.1.0.6 of the pool are bound to redis
pods.pool('db', { cidr: '10.1.0.0/27', lifecycle: 'retired' });`,
    good: `// 10.1.0.4..10.1.0.6 of the pool are bound to redis
pods.pool('db', { cidr: '10.1.0.0/27' });`,
  },
};
