import type { Rule } from '../rule';

export const moveNothing: Rule = {
  id: 'IPAM221',
  name: 'move-nothing',
  severity: 'error',
  title: 'a move of nothing',
  why: 'Every lease of the workload is where it may be.',
  fix: 'Add `--all` to move all of them nevertheless.',
  example: {
    kind: 'command',
    bad: `# redis has 10.1.0.4 to 10.1.0.6, all of them in its pool 10.1.0.0/27
cdk8s-ipam lock move prod/shop/StatefulSet/redis`,
    good: `# redis has 10.1.0.4 to 10.1.0.6, all of them in its pool 10.1.0.0/27
cdk8s-ipam lock move prod/shop/StatefulSet/redis --all`,
  },
};
