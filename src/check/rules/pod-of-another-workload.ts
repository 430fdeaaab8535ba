import type { Rule } from '../rule';

/** Found by the API server: admission policy *own*. */
export const podOfAnotherWorkload: Rule = {
  id: 'IPAM505',
  name: 'pod-of-another-workload',
  severity: 'error',
  title: 'Pod that is not made by the owner of its address',
  why: 'A pod name and an owner reference can be forged; that the StatefulSet controller makes the pod cannot. So only it may, for the StatefulSet that the table names.',
  fix: 'Declare a workload of your own. If this cluster runs its controllers under other user names, set statefulSetControllers of the cluster.',
  example: {
    kind: 'admission',
    bad: `# Made by a person:
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
    good: `# Made by the StatefulSet controller:
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
