import { isDnsSubdomain } from '../../model/owner';
import type { Rule } from '../rule';

/** Declared names are checked where they are declared. */
export const podName: Rule = {
  id: 'IPAM319',
  name: 'pod-name',
  severity: 'error',
  title: 'Pod name that Kubernetes refuses',
  why: 'Names of Pods are DNS names: lower-case letters, digits, "-" and ".", a letter or digit at both ends, 253 characters at most.',
  fix: 'Write a name of lower-case letters, digits and dashes.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: staticIpPod`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: static-ip-pod`,
  },
  lint: (object) =>
    object.kind !== 'Pod' || object.group !== '' || object.name === '' || isDnsSubdomain(object.name)
      ? []
      : [{ object, path: ['metadata', 'name'], message: `"${object.name}" cannot be the name of a Pod.` }],
};
