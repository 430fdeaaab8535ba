import { ADDRESS_KEYS, POOL_KEYS } from '../../backends/calico/annotations';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const templateNamesAddress: Rule = {
  id: 'IPAM511',
  name: 'template-names-address',
  severity: 'error',
  title: 'Pod template that names addresses or pools by hand',
  why: 'The allocation says which address each pod has. An annotation beside it would win, lose or have the pod refused by the admission policies, as the case may be.',
  fix: 'Remove the annotation; pin the address in the declaration if it must be that one.',
  isFinal: true,
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('calico')
      .flatMap(({ workload }) =>
        [...ADDRESS_KEYS, ...POOL_KEYS]
          .filter((key) => key in workload.template.annotations)
          .map((key) =>
            finding(
              templateNamesAddress,
              workload.where,
              `The pod template has ${key}: ${workload.template.annotations[key]}.`,
            ),
          ),
      ),
};
