import { podAnnotation } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnAnnotationOverridesPin: Rule = {
  id: 'IPAM334',
  name: 'kube-ovn-annotation-overrides-pin',
  severity: 'error',
  title: 'Annotation that wins over the allocated addresses',
  why: 'Kube-OVN prefers ip_address, and above all a Vip, to the list in ip_pool. The pods would have addresses that the lock does not know.',
  fix: 'Remove the annotation, and pin the address in the declaration if it must be that one.',
  isFinal: true,
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .flatMap(({ workload }) =>
        [...workload.interfaces.map((face) => podAnnotation(face, 'ip_address')), 'ovn.kubernetes.io/vip']
          .filter((key) => workload.template.annotations[key] !== undefined)
          .map((key) =>
            finding(
              kubeOvnAnnotationOverridesPin,
              workload.where,
              `The pod template has ${key}: ${workload.template.annotations[key]}, which wins over the addresses that were allocated.`,
            ),
          ),
      ),
};
