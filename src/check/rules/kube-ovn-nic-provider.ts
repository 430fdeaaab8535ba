import { isServedBy, providerOf } from '../../backends/kube-ovn/object-names';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnNicProvider: Rule = {
  id: 'IPAM332',
  name: 'kube-ovn-nic-provider',
  severity: 'error',
  title: 'NIC and subnet of two providers',
  why:
    'Kube-OVN finds the subnet of an attached network by its provider, <attachment>.<namespace>.ovn, and reads the ' +
    'annotations under that same prefix. Under another one the list is ignored and the address is any free one. A ' +
    'subnet with the provider ovn serves every attachment whose logical_switch names it.',
  fix: 'Give each interface the nic that is the provider of its subnet, with .<interface> where a pod has the attachment more than once; none where the subnet serves the default NIC.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net2.shop.ovn' } }).pool('all');
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [{ nic: 'net1.shop.ovn', pools: [storage] }],
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'shop/net1' } }, ...template },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [{ nic: 'net1.shop.ovn', pools: [storage] }],
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'shop/net1' } }, ...template },
});`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('kube-ovn').flatMap(({ workload }) =>
      workload.interfaces.flatMap((face) =>
        index
          .subnetsOfInterface(face)
          .filter((subnet) => !isServedBy(face, subnet))
          .map((subnet) =>
            finding(
              kubeOvnNicProvider,
              workload.where,
              `It claims for ${face.nic === undefined ? 'its default NIC' : `the NIC ${face.nic}`}, but the subnet ${subnet.key} has the provider ${providerOf(subnet)}.`,
            ),
          ),
      ),
    );
  },
};
