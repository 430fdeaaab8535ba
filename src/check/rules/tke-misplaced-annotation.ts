import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeMisplacedAnnotation: Rule = {
  id: 'IPAM353',
  name: 'tke-misplaced-annotation',
  severity: 'warning',
  title: 'TKE annotation on a workload instead of its pods',
  why:
    'TKE reads its annotations on pods. enable-static-ip, which once stood on the StatefulSet itself, has been obsolete ' +
    'since 2020.',
  fix: 'Remove it: the pod template gets the right ones from the declaration.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.identity.kind !== 'Pod')
      .flatMap(({ workload }) =>
        Object.keys(workload.template.objectAnnotations)
          .filter((key) => key.startsWith('tke.cloud.tencent.com/'))
          .map((key) =>
            finding(
              tkeMisplacedAnnotation,
              workload.where,
              `The annotation ${key} stands on the ${workload.identity.kind} itself, where TKE does not look.`,
            ),
          ),
      ),
};
