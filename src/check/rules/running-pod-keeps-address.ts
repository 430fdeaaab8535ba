import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*. */
export const runningPodKeepsAddress: Rule = {
  id: 'IPAM509',
  name: 'running-pod-keeps-address',
  severity: 'error',
  title: 'Changed address annotation of a running pod',
  why: 'CNIs read it when the sandbox of a pod is made: the change has no effect now, and one that nobody expects when the node restarts.',
  fix: 'Change the declaration and delete the pod, so that a new one is made.',
  example: {
    kind: 'command',
    bad: 'kubectl annotate pod redis-0 --overwrite cni.projectcalico.org/ipAddrs=\'["10.1.0.9"]\'',
    good: `cdk8s-ipam lock move prod/shop/StatefulSet/redis --all   # review, merge, sync; then, pod by pod:
kubectl delete pod redis-0`,
  },
};
