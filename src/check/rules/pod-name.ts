import type { Rule } from '../rule';

/** Found in documents: see check/calico-documents. Declared names are checked where they are declared. */
export const podName: Rule = {
  id: 'IPAM319',
  name: 'pod-name',
  severity: 'error',
  title: 'Pod name that Kubernetes refuses',
  why: 'Names of Pods are DNS names: lower-case letters, digits, "-" and ".".',
  fix: 'Write the name in lower case.',
};
