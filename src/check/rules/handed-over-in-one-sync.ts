import type { Rule } from '../rule';

export const handedOverInOneSync: Rule = {
  id: 'IPAM714',
  name: 'handed-over-in-one-sync',
  severity: 'error',
  title: 'address that two workloads want in one sync',
  why: 'What is deleted and what is made in one wave wait for nothing, and a StatefulSet that was scaled down counts as healthy while its last pods still end. So the new pod is made while the old one runs with the address; it waits, or both have it.',
  fix: 'Release the address in one merge, and give it to the other workload in a later one, when its quarantine is over.',
  example: {
    kind: 'command',
    bad: `# between base and head
-      - 10.23.19.0 bound prod/shop/StatefulSet/redis 0
+      - 10.23.19.0 bound prod/shop/StatefulSet/cache 0`,
    good: `# first
-      - 10.23.19.0 bound prod/shop/StatefulSet/redis 0
+      - 10.23.19.0 released prod/shop/StatefulSet/redis 0
# later, after lock gc
+      - 10.23.19.0 bound prod/shop/StatefulSet/cache 0`,
  },
};
