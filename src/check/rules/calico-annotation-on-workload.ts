import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { fields } from '../foreign-object';
import { isTemplated } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAnnotationOnWorkload: Rule = {
  id: 'IPAM318',
  name: 'calico-annotation-on-workload',
  severity: 'warning',
  title: 'Calico annotation on a workload instead of its pods',
  why: 'Calico reads annotations of Pods and Namespaces. On a StatefulSet or Deployment itself they have no effect, and the pods get any address.',
  fix: 'Move it to spec.template.metadata.annotations; of a workload that claims addresses here, remove it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    cni.projectcalico.org/ipv4pools: '["front"]'`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      annotations:
        cni.projectcalico.org/ipv4pools: '["front"]'`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('calico')
      .filter(({ workload }) => workload.identity.kind !== 'Pod')
      .flatMap(({ workload }) =>
        Object.keys(workload.template.objectAnnotations)
          .filter(isCalicoAnnotation)
          .map((key) => finding(calicoAnnotationOnWorkload, workload.where, onWorkload(key, workload.identity.kind))),
      ),
  lint: (object) =>
    !isTemplated(object)
      ? []
      : Object.keys(fields(object.metadata.annotations))
          .filter(isCalicoAnnotation)
          .map((key) => ({
            object,
            path: ['metadata', 'annotations', key],
            message: onWorkload(key, object.kind),
          })),
};

const isCalicoAnnotation = (key: string): boolean => key.startsWith('cni.projectcalico.org/');

const onWorkload = (key: string, kind: string): string =>
  `The annotation ${key} stands on the ${kind} itself, where Calico does not look.`;
