import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnUnattachedInterface: Rule = {
  id: 'IPAM689',
  name: 'kube-ovn-unattached-interface',
  severity: 'warning',
  title: 'Addresses for an interface that the pods do not have',
  why:
    'Multus gives a pod its further interfaces, and only those that `k8s.v1.cni.cncf.io/networks` on the template names. ' +
    'The addresses of another interface stay idle, without a word. Virtual machines name their networks elsewhere.',
  fix: 'Name the NetworkAttachmentDefinition in that annotation of the pod template, or take the interface from the claim.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [{ nic: 'net1.shop.ovn', pools: [storage] }],
  template,
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [{ nic: 'net1.shop.ovn', pools: [storage] }],
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'shop/net1' } }, ...template },
});`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .filter(({ workload }) => workload.identity.kind !== 'VirtualMachine')
      .flatMap(({ workload: { interfaces, template, where } }) => {
        const attached = ATTACHING.map((key) => template.annotations[key] ?? '').join(' ');
        return interfaces.flatMap(({ nic }) => {
          const attachment = nic?.split('.')[0];
          if (attachment === undefined || names(attached).includes(attachment)) return [];
          const message = `It claims for ${nic}, but the template attaches no ${attachment}.`;
          return finding(kubeOvnUnattachedInterface, where, message);
        });
      }),
};

const ATTACHING = ['k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network'];

/** The words of a list of attachments, `shop/net1@eth1, net2`, or of its form in JSON. */
const names = (text: string): readonly string[] => text.match(/[a-z0-9.-]+/g) ?? [];
