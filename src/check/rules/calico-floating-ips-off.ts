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
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24' }).pool('mail', { cidr: '192.168.204.32/28' });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24' }).pool('mail', { cidr: '192.168.204.32/28' });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
// A Service of type LoadBalancer in front of it has the public address.`,
  },
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
