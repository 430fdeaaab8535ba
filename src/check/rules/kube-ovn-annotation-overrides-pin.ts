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
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const annotations = { 'ovn.kubernetes.io/ip_address': '10.1.0.9' };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas: 3,
  pools: [db],
  template: { metadata: { annotations }, ...template },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const annotations = { 'ovn.kubernetes.io/ingress_rate': '3' };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas: 3,
  pools: [db],
  template: { metadata: { annotations }, ...template },
});`,
  },
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
