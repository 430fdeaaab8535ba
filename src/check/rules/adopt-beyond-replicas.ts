import type { Rule } from '../rule';

export const adoptBeyondReplicas: Rule = {
  id: 'IPAM274',
  name: 'adopt-beyond-replicas',
  severity: 'error',
  title: 'more pods in the cluster than are declared',
  why: 'The declaration has fewer replicas than run; the others have no claim.',
  fix: 'Declare `replicas` or `maxReplicas` as they are, or let the workload scale down.',
  example: {
    kind: 'command',
    bad: `# redis-0 to redis-4 run
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
    good: `# redis-0 to redis-4 run
new FixedIpStatefulSet(shop, 'redis', { replicas: 5, pools: [db], template });`,
  },
};
