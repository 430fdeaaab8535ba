import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoEipPool: Rule = {
  id: 'IPAM144',
  name: 'calico-eip-pool',
  severity: 'error',
  title: 'Floating IPs from a pool of ordinary pods',
  why:
    'A floating IP is translated and never assigned: Calico’s IPAM does not know that it is in use, and gives it to the ' +
    'next ordinary pod. It must lie in an IPPool all the same, or it is not announced.',
  fix: 'Take them from a pool of a subnet without automatic: true, which is an IPPool of its own that is sealed.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .workloadsOn('calico')
      .flatMap(({ workload }) =>
        (workload.eip?.kind === 'pool' ? index.subnetsOfInterface(workload.eip) : [])
          .filter(({ isAutomatic }) => isAutomatic)
          .map(({ key }) =>
            finding(
              calicoEipPool,
              workload.where,
              `Its floating IPs come from ${key}, whose addresses Calico gives to any pod.`,
            ),
          ),
      );
  },
};
