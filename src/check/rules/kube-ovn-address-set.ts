import { addressSetFaults } from '../../backends/kube-ovn/spec/ippool-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnAddressSet: Rule = {
  id: 'IPAM669',
  name: 'kube-ovn-address-set',
  severity: 'error',
  title: 'Address set of two families',
  why:
    'With enableAddressSet the controller keeps the addresses of an IPPool as an address set of OVN, which has one family: ' +
    'for a pool of both it fails, and the pool does not become Ready.',
  fix: 'Make one IPPool for each family, or leave enableAddressSet out.',
  versions: 'from 1.15',
  example: {
    kind: 'manifest',
    options: '--kube-ovn 1.15',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5, "fd00:66::5"]
  enableAddressSet: true`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5, 10.66.0.6]
  enableAddressSet: true`,
  },
  lint: specFlaws('IPPool', addressSetFaults),
};
