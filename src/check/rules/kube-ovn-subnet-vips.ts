import { vipFaults } from '../../backends/kube-ovn/spec/subnet-access';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnSubnetVips: Rule = {
  id: 'IPAM656',
  name: 'kube-ovn-subnet-vips',
  severity: 'error',
  title: 'VIP of a subnet outside its CIDR',
  why: 'The controller rejects a subnet of which an item of vips is not an address of its cidrBlock, in lower case.',
  fix: 'Name addresses of the subnet, or remove the item.',
  lint: specFlaws('Subnet', vipFaults),
};
