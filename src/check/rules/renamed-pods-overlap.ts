import type { Rule } from '../rule';

export const renamedPodsOverlap: Rule = {
  id: 'IPAM268',
  name: 'renamed-pods-overlap',
  severity: 'warning',
  title: 'addresses that a workload takes over from its former name',
  why: 'To Kubernetes they are two workloads: while the new one is rolled out, the pods of the old one still run, and both want the same addresses.',
  fix: 'Plan a short interruption, or scale the old workload down before the merge is deployed.',
  example: {
    kind: 'command',
    bad: `// redis-0 to redis-2 run, and the merge renames them
new FixedIpStatefulSet(shop, 'cache', { replicas: 3, pools: [db], formerly: 'shop/StatefulSet/redis', template });`,
    good: `// redis-0 to redis-2 run, and the merge renames them
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
  },
};
