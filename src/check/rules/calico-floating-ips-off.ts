import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoFloatingIpsOff: Rule = {
  id: 'IPAM145',
  name: 'calico-floating-ips-off',
  severity: 'warning',
  title: 'Floating IPs need a feature gate',
  why:
    'Calico reads floatingIPs only where the CNI configuration on each node has feature_control.floating_ips: true; ' +
    'elsewhere a pod with them does not start. Installations by the operator write that file themselves and do not ' +
    'support it. Only what comes in is translated.',
  fix: 'Set "feature_control": {"floating_ips": true} in the CNI configuration of a manifest installation; with the operator use a LoadBalancer Service.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .flatMap(({ cluster }) => {
        const users = snapshot.workloads.filter(
          ({ identity, eip }) => identity.cluster === cluster.name && eip?.kind === 'pool',
        );
        const others = users.length < 2 ? '' : ` (and of ${users.length - 1} more)`;
        const message = `The pods of ${users[0]?.owner}${others} have floating IPs, for which each node must have the feature gate floating_ips.`;
        return users.length === 0 ? [] : finding(calicoFloatingIpsOff, cluster.where, message);
      }),
};
