import { lostAddressFaults } from '../../backends/kube-ovn/spec/ip-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIpAddressLost: Rule = {
  id: 'IPAM673',
  name: 'kube-ovn-ip-address-lost',
  severity: 'warning',
  title: 'IP object without the joint address',
  why:
    'When the controller starts it copies ipAddress over v4IpAddress and v6IpAddress. An object that was applied while it ' +
    'was down and has no ipAddress loses its address, and later gets any free one.',
  fix: 'Write ipAddress too: both addresses with a comma, IPv4 first.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  v4IpAddress: 10.66.0.5`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  v4IpAddress: 10.66.0.5
  ipAddress: 10.66.0.5`,
  },
  lint: specFlaws('IP', lostAddressFaults),
};
