import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { fields } from '../foreign-object';
import { isTemplated } from '../pod-annotations';
import type { Rule } from '../rule';

export const kubeOvnAnnotationOnWorkload: Rule = {
  id: 'IPAM333',
  name: 'kube-ovn-annotation-on-workload',
  severity: 'warning',
  title: 'Kube-OVN annotation on a workload instead of its pods',
  why: 'Kube-OVN reads annotations of pods. On a StatefulSet or Deployment itself they are ignored without a word, and the address is any free one.',
  fix: 'Move it to the pod template; remove it where the allocation writes the right one there.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
  annotations:
    ovn.kubernetes.io/ip_pool: 10.66.0.5,10.66.0.6
spec:
  replicas: 2
  template:
    metadata:
      labels:
        app: redis`,
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
        ovn.kubernetes.io/ip_pool: 10.66.0.5,10.66.0.6
      labels:
        app: redis`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .filter(({ workload }) => workload.identity.kind !== 'Pod')
      .flatMap(({ workload }) =>
        Object.keys(workload.template.objectAnnotations)
          .filter((key) => KEY.test(key))
          .map((key) => finding(kubeOvnAnnotationOnWorkload, workload.where, onWorkload(key, workload.identity.kind))),
      ),
  lint: (object) =>
    isTemplated(object)
      ? Object.keys(fields(object.metadata.annotations))
          .filter((key) => KEY.test(key))
          .map((key) => ({
            object,
            path: ['metadata', 'annotations', key],
            message: onWorkload(key, object.kind),
          }))
      : [],
};

const onWorkload = (key: string, kind: string): string =>
  `The annotation ${key} stands on the ${kind} itself, where Kube-OVN does not look.`;

const KEY =
  /\.kubernetes\.io\/(ip_address|ip_pool|ip_family|logical_switch|mac_address|ingress_rate|egress_rate)(\.|$)|^ovn\.kubernetes\.io\/vip$/;
