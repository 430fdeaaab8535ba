import { attachedInterface } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnRepeatedAttachment: Rule = {
  id: 'IPAM140',
  name: 'kube-ovn-repeated-attachment',
  severity: 'error',
  title: 'The same attachment twice in a pod',
  why:
    'Up to 1.15 the interfaces of one NetworkAttachmentDefinition have one provider and so the same annotations: both ' +
    'would ask for one address. Annotations for each interface came with 1.16.',
  fix: 'Give each interface a NetworkAttachmentDefinition and a subnet of its own, or upgrade Kube-OVN to 1.16.',
  versions: 'up to 1.15',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_15(), kubernetes: '1.34' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
const networks = 'shop/net1@eth1,shop/net1@eth2';
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: ['eth1', 'eth2'].map((name) => ({ nic: \`net1.shop.ovn.\${name}\`, pools: [storage] })),
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': networks } }, ...template },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
const networks = 'shop/net1@eth1,shop/net1@eth2';
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: ['eth1', 'eth2'].map((name) => ({ nic: \`net1.shop.ovn.\${name}\`, pools: [storage] })),
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': networks } }, ...template },
});`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload, config }) => {
      if (isAtLeast(config.version, '1.16')) return [];
      return workload.interfaces
        .filter((face) => index.subnetsOfInterface(face).some((subnet) => attachedInterface(face, subnet)))
        .map(({ nic }) =>
          finding(
            kubeOvnRepeatedAttachment,
            workload.where,
            `Its NIC ${nic} is one interface of several of an attachment, which Kube-OVN ${printVersion(config.version)} cannot tell apart.`,
          ),
        );
    });
  },
};
