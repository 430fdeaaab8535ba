import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnNullAddress: Rule = {
  id: 'IPAM337',
  name: 'kube-ovn-null-address',
  severity: 'error',
  title: 'Key without a value in a Kube-OVN object',
  why:
    'A key with nothing after its colon is null, not empty text. Server-side apply refuses it ("must be of type ' +
    'string: null"); client-side apply drops it without a word.',
  fix: 'Leave the key out, or write "" for an empty text.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  ipAddress: 10.66.0.5
  v4IpAddress: 10.66.0.5
  v6IpAddress:`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  ipAddress: 10.66.0.5
  v4IpAddress: 10.66.0.5
  v6IpAddress: ""`,
  },
  lint: (object) =>
    !isKubeOvn(object)
      ? []
      : Object.keys(object.spec)
          .filter((key) => object.spec[key] === null)
          .map((key) => ({ object, path: ['spec', key], message: `spec.${key} has no value: it is null.` })),
};
