import { podListSaid } from '../../backends/kube-ovn/spec/pod-list';
import { annotationFlaws } from '../kube-ovn-annotation-flaws';
import type { Rule } from '../rule';

export const kubeOvnPodList: Rule = {
  id: 'IPAM681',
  name: 'kube-ovn-pod-list',
  severity: 'error',
  title: 'List of addresses that Kube-OVN reads otherwise',
  why:
    'Of ip_pool only the first item of each group is checked: what stands behind it may be a range, a CIDR or text, and the ' +
    'pod that is to have it does not start. A list with "," of both families is read as single addresses, and ";" between ' +
    'addresses of one family as the name of an IPPool by the webhook.',
  fix: 'Write a,b,c for one family, a4,a6;b4,b6 for two, each an address in full, or the name of one IPPool.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/ip_pool: 10.66.0.5;10.66.0.6`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/ip_pool: 10.66.0.5,10.66.0.6`,
  },
  lint: (object) =>
    annotationFlaws(object, ({ what, value }) =>
      what === 'ip_pool' ? podListSaid(value).map((message) => ({ message })) : [],
    ),
};
