import type { Rule } from '../rule';

export const adoptDecided: Rule = {
  id: 'IPAM276',
  name: 'adopt-decided',
  severity: 'error',
  title: 'a claim for which another address is decided',
  why: 'The lock or the declaration has an address for it that is not the one with which it was seen; when the pod is made anew it gets that.',
  fix: 'If the lock was never deployed, take it back as it was and adopt again; else let the pod be made anew.',
  example: {
    kind: 'command',
    bad: `# redis-0 runs with 10.1.0.5
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 0: '10.1.0.9' }, pools: [db], template });`,
    good: `# redis-0 runs with 10.1.0.5
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
  },
};
