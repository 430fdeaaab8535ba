import type { Rule } from '../rule';

/** Found by the API server: admission policy *own*. */
export const podDiffersFromTable: Rule = {
  id: 'IPAM504',
  name: 'pod-differs-from-table',
  severity: 'error',
  title: 'Pod whose address annotations are not those of its table',
  why: 'The pod would get an address that the lock gives to another one. Its template says something about addresses, or its template and the table are of two commits.',
  fix: 'Remove address annotations from the pod template, and sync the application again.',
  example: {
    kind: 'admission',
    bad: `# Made by the StatefulSet controller, from the template of redis:
apiVersion: v1
kind: Pod
metadata:
  name: redis-0
  namespace: shop
  labels:
    cdk8s-ipam.dev/managed: "true"
  annotations:
    cni.projectcalico.org/floatingIPs: '["10.1.0.8"]'
  ownerReferences:
    - apiVersion: apps/v1
      kind: StatefulSet
      name: redis
      controller: true`,
    good: `# Made by the StatefulSet controller, from the template of redis:
apiVersion: v1
kind: Pod
metadata:
  name: redis-0
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
