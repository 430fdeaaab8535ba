import type { Rule } from '../rule';

export const adoptTaken: Rule = {
  id: 'IPAM275',
  name: 'adopt-taken',
  severity: 'error',
  title: 'an address of the cluster that is decided for another',
  why: 'The lock or a chosen address gives it to another than who uses it; two would have it.',
  fix: 'Give the address up in one of the two places; move the other with `cdk8s-ipam lock move`.',
  example: {
    kind: 'command',
    bad: `# redis-0 runs with 10.1.0.5
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, addresses: { 0: '10.1.0.5' }, pools: [db], template });`,
    good: `# redis-0 runs with 10.1.0.5
new FixedIpStatefulSet(shop, 'mail', { replicas: 1, pools: [db], template });`,
  },
};
