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
  lint: specFlaws('IPPool', addressSetFaults),
};
