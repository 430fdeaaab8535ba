import { indexOf } from '../../backends/snapshot-index';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeNeverWithoutLastingName: Rule = {
  id: 'IPAM342',
  name: 'tke-never-without-lasting-name',
  severity: 'error',
  title: 'Retention for pods without lasting names on TKE',
  why:
    'A claim that is never deleted waits for a pod of the same name. Pods of a Deployment get new names, so every ' +
    'rollout leaves claims behind: private addresses until the subnet is full, and public ones that cost money unbound.',
  fix: 'Retain only for a StatefulSet or a bare Pod; for others leave the claims to go with their pods.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => !hasLastingName(workload))
      .flatMap(({ workload }) =>
        retainedThings(workload).map((what) =>
          finding(
            tkeNeverWithoutLastingName,
            workload.where,
            `It retains ${what}, but pods of a ${workload.identity.kind} do not come back under their names.`,
          ),
        ),
      ),
};

const retainedThings = (workload: WorkloadSnapshot): readonly string[] => [
  ...(workload.tke?.claimDeletePolicy === 'Never' ? ['private addresses'] : []),
  ...(workload.eip?.isRetained ? ['public addresses'] : []),
];
