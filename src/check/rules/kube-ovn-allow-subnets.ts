import { allowSubnetFaults } from '../../backends/kube-ovn/spec/subnet-access';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnAllowSubnets: Rule = {
  id: 'IPAM652',
  name: 'kube-ovn-allow-subnets',
  severity: 'error',
  title: 'Allowed subnets that Kube-OVN rejects',
  why:
    'A private subnet lets in what allowSubnets lists. The controller rejects an item that is not a CIDR in lower case, ' +
    'and the subnet stays as it was before the change.',
  fix: 'Write CIDRs, a single address as /32 or /128.',
  lint: specFlaws('Subnet', allowSubnetFaults),
};
