import type { Rule } from '../rule';

export const poolShrinks: Rule = {
  id: 'IPAM706',
  name: 'pool-shrinks',
  severity: 'warning',
  title: 'a subnet or pool that becomes smaller',
  why: 'Pods keep addresses that are outside it from now on until they are made anew, routes and firewalls may name the old CIDR, and most CNI objects cannot change their CIDR in place.',
  fix: 'Look for pods, routes and objects with the old CIDR; a second pool, `lock move` and the removal of the first one are the way without an interruption.',
  example: {
    kind: 'command',
    bad: `// the pool was 10.1.0.0/27
pods.pool('db', { cidr: '10.1.0.0/28' });`,
    good: `// the pool was 10.1.0.0/27
pods.pool('db', { cidr: '10.1.0.0/27', lifecycle: 'draining' });
pods.pool('db-next', { cidr: '10.1.0.32/28' });`,
  },
};
