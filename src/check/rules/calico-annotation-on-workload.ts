import { isCalicoKey, POD_KEYS } from '../../backends/calico/annotations';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { type ForeignObject, fields } from '../foreign-object';
import { isTemplated } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAnnotationOnWorkload: Rule = {
  id: 'IPAM318',
  name: 'calico-annotation-on-workload',
  severity: 'warning',
  title: 'Calico annotation on a workload instead of its pods',
  why: 'Calico reads annotations of Pods, and of Namespaces those that name pools and families. On a StatefulSet or Deployment itself they have no effect, as what is for one pod has none on a Namespace, and the pods get any address.',
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
          .filter(isCalicoKey)
          .map((key) => finding(calicoAnnotationOnWorkload, workload.where, onWorkload(key, workload.identity.kind))),
      ),
  lint: (object) =>
    Object.keys(fields(object.metadata.annotations))
      .filter((key) => isInVain(key, object))
      .map((key) => ({ object, path: ['metadata', 'annotations', key], message: onWorkload(key, object.kind) })),
};

/** A Namespace speaks of pools and families for its pods, and of nothing that is for one pod. */
const isInVain = (key: string, object: ForeignObject): boolean =>
  object.kind === 'Namespace' ? POD_KEYS.includes(key) : isCalicoKey(key) && isTemplated(object);

const onWorkload = (key: string, kind: string): string =>
  `The annotation ${key} stands on the ${kind} itself, where Calico does not look.`;
