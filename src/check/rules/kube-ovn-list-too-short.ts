import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnListTooShort: Rule = {
  id: 'IPAM329',
  name: 'kube-ovn-list-too-short',
  severity: 'error',
  title: 'Fewer addresses than pods during a rollout',
  why:
    'A rolling update starts new pods before the old ones end. A pod that finds every address of its list in use does ' +
    'not start, and where the old pod waits for the new one the rollout stands still for ever.',
  fix: 'Raise maxReplicas to replicas plus maxSurge, or set maxSurge to 0 or the strategy to Recreate.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .flatMap(({ workload }) => {
        const { replicas, template } = workload;
        if (replicas.kind !== 'set' || replicas.max >= replicas.count + template.surge) return [];
        const message =
          `A rollout may run ${replicas.count + template.surge} pods (${replicas.count} replicas and ` +
          `${template.surge} surge), but the workload has ${replicas.max} addresses.`;
        return finding(kubeOvnListTooShort, workload.where, message);
      }),
};
