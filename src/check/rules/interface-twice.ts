import type { Rule } from '../rule';

export const interfaceTwice: Rule = {
  id: 'IPAM141',
  name: 'interface-twice',
  severity: 'error',
  title: 'a network interface that claims twice',
  why: 'The lock knows a claim by workload, ordinal, family and NIC: of two claims for one NIC nobody could say whose an address is.',
  fix: 'Declare each interface once, with all its pools; give further ones a nic of their own.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
const backup = prod.subnet('backup', { cidr: '10.3.0.0/24', kubeOvn: { provider: 'net2.shop.ovn' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [
    { nic: 'net1.shop.ovn', pools: [storage] },
    { nic: 'net1.shop.ovn', pools: [backup] },
  ],
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'shop/net1,shop/net2' } }, ...template },
});`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all');
const storage = prod.subnet('storage', { cidr: '10.2.0.0/24', kubeOvn: { provider: 'net1.shop.ovn' } }).pool('all');
const backup = prod.subnet('backup', { cidr: '10.3.0.0/24', kubeOvn: { provider: 'net2.shop.ovn' } }).pool('all');
new FixedIpStatefulSet(prod.namespace('shop'), 'ceph', {
  replicas: 3,
  pools: [pods],
  interfaces: [
    { nic: 'net1.shop.ovn', pools: [storage] },
    { nic: 'net2.shop.ovn', pools: [backup] },
  ],
  template: { metadata: { annotations: { 'k8s.v1.cni.cncf.io/networks': 'shop/net1,shop/net2' } }, ...template },
});`,
  },
};
