import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnPairsMayShift: Rule = {
  id: 'IPAM688',
  name: 'kube-ovn-pairs-may-shift',
  severity: 'warning',
  title: 'Dual-stack Deployment whose pairs of addresses may change',
  why:
    'The list of a Deployment joins its IPv4 addresses with its IPv6 addresses in order. When it grows, a new address ' +
    'below the others shifts the pairs of one family. Running pods then hold halves of pairs, and a rollout that waits ' +
    'for a new pod before it ends an old one may find no pair free.',
  fix: 'Use a StatefulSet, or let the rollout end old pods first (maxSurge 0), or claim one family.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] }).pool('front');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web);`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] }).pool('front');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, strategy: { rollingUpdate: { maxSurge: 0 } }, template },
});
front.pin(web);`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .flatMap(({ workload: { replicas, template, interfaces, where } }) => {
        if (replicas.kind !== 'set' || template.surge === 0) return [];
        return interfaces.some(({ families }) => families.length > 1)
          ? finding(kubeOvnPairsMayShift, where, 'Its pods have two families and it surges when it rolls.')
          : [];
      }),
};
