import type { Rule } from '../rule';

/** Found by the API server: admission policy *own*; on Kube-OVN, *guard*. */
export const podNotInTable: Rule = {
  id: 'IPAM503',
  name: 'pod-not-in-table',
  severity: 'error',
  title: 'Pod for which no address is allocated',
  why: 'The pod carries our label, but the AllocationTable of its namespace has no entry for it; or, on Kube-OVN, the list of addresses in its template ends before its ordinal. Something scaled the workload beyond maxReplicas, or the table was not synced yet.',
  fix: 'Raise replicas or maxReplicas where the workload is declared, synthesize and merge; or scale back.',
  example: {
    kind: 'admission',
    bad: `# redis has three replicas. Made by the StatefulSet controller:
apiVersion: v1
kind: Pod
metadata:
  name: redis-3
  namespace: shop
  labels:
    cdk8s-ipam.dev/managed: "true"
  ownerReferences:
    - apiVersion: apps/v1
      kind: StatefulSet
      name: redis
      controller: true`,
    good: `# redis has three replicas. Made by the StatefulSet controller:
apiVersion: v1
kind: Pod
metadata:
  name: redis-2
  namespace: shop
  labels:
    cdk8s-ipam.dev/managed: "true"
  ownerReferences:
    - apiVersion: apps/v1
      kind: StatefulSet
      name: redis
      controller: true`,
  },
};
