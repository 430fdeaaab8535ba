import { poolItemFaults } from '../../backends/kube-ovn/spec/ippool-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIppoolItems: Rule = {
  id: 'IPAM336',
  name: 'kube-ovn-ippool-items',
  severity: 'error',
  title: 'IPPool item that Kube-OVN reads otherwise, or not at all',
  why:
    'From 1.16 on nothing checks the items of an IPPool: one that cannot be read is passed over, and the pool is Ready ' +
    'with fewer addresses or none. Host bits of a CIDR are masked, so that it has more addresses than it seems to.',
  fix: 'Write an address, a range first..last with both addresses in full, or a CIDR without host bits.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5-10.66.0.9]`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5..10.66.0.9]`,
  },
  lint: specFlaws('IPPool', poolItemFaults),
};
