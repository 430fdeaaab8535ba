import { indexOf } from '../../backends/snapshot-index';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeNoRangeForReplicaSet: Rule = {
  id: 'IPAM341',
  name: 'tke-no-range-for-replica-set',
  severity: 'error',
  title: 'Addresses held for pods without lasting names on TKE',
  why:
    'TKE keeps an address for a pod name. Pods of a Deployment get a new name each time, so that it can hold neither an ' +
    'address nor a range for them: it can only place them in a subnet.',
  fix:
    'Make it a StatefulSet; or give it an EIP binding, if the public address is what matters; or say ' +
    "tke: { claimDeletePolicy: 'Immediate' }, which places the pods in the subnet and holds nothing.",
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => !hasLastingName(workload))
      .filter(({ workload }) => workload.eip === undefined && workload.tke?.claimDeletePolicy === undefined)
      .map(({ workload }) =>
        finding(
          tkeNoRangeForReplicaSet,
          workload.where,
          `TKE cannot hold addresses for a ${workload.identity.kind}: its pods have no lasting names.`,
        ),
      ),
};
