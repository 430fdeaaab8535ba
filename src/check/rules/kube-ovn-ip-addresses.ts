import { ipAddressFaults } from '../../backends/kube-ovn/spec/ip-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIpAddresses: Rule = {
  id: 'IPAM671',
  name: 'kube-ovn-ip-addresses',
  severity: 'error',
  title: 'IP object with an address that cannot be read',
  why:
    'No schema looks at the addresses of an IP object, and the webhook is not called for it: any text is stored. The ' +
    'controller reserves nothing then, or the address of the other family.',
  fix: 'Write v4IpAddress and v6IpAddress in canonical form, and ipAddress as both with a comma, IPv4 first.',
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
  ipAddress: fd00:66::5,10.66.0.5`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods
  ipAddress: 10.66.0.5,fd00:66::5`,
  },
  lint: specFlaws('IP', ipAddressFaults),
};
