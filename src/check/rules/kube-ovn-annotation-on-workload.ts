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

const KEY = /(^|\.)kubernetes\.io\/(ip_address|ip_pool|logical_switch|mac_address)(\.|$)/;
