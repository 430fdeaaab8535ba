import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*. */
export const poolOfOthers: Rule = {
  id: 'IPAM507',
  name: 'pool-of-others',
  severity: 'error',
  title: 'Annotation that names a pool of other workloads',
  why: 'A pool that is named, by name or by CIDR, on a pod or on its Namespace, serves in spite of its node selector and assignment mode.',
  fix: 'Claim from the pool with cdk8s-ipam, or name another one.',
  example: {
    kind: 'admission',
    bad: `# db is the pool of redis
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipv4pools: '["db"]'`,
    good: `# db is the pool of redis
apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipv4pools: '["default-ipv4-ippool"]'`,
  },
};
