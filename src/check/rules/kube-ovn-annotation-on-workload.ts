import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnAnnotationOnWorkload: Rule = {
  id: 'IPAM333',
  name: 'kube-ovn-annotation-on-workload',
  severity: 'warning',
  title: 'Kube-OVN annotation on a workload instead of its pods',
  why: 'Kube-OVN reads annotations of pods. On a StatefulSet or Deployment itself they are ignored without a word, and the address is any free one.',
  fix: 'Remove it: the pod template gets the right one from the allocation.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .filter(({ workload }) => workload.identity.kind !== 'Pod')
      .flatMap(({ workload }) =>
        Object.keys(workload.template.objectAnnotations)
          .filter((key) => KEY.test(key))
          .map((key) =>
            finding(
              kubeOvnAnnotationOnWorkload,
              workload.where,
              `The annotation ${key} stands on the ${workload.identity.kind} itself, where Kube-OVN does not look.`,
            ),
          ),
      ),
};

const KEY = /(^|\.)kubernetes\.io\/(ip_address|ip_pool|logical_switch|mac_address)(\.|$)/;
