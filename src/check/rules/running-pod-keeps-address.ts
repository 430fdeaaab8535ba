import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*. */
export const runningPodKeepsAddress: Rule = {
  id: 'IPAM509',
  name: 'running-pod-keeps-address',
  severity: 'error',
  title: 'Changed address annotation of a running pod',
  why: 'CNIs read it when the sandbox of a pod is made: the change has no effect now, and one that nobody expects when the node restarts.',
  fix: 'Change the declaration and delete the pod, so that a new one is made.',
};
