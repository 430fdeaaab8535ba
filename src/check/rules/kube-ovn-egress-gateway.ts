import { egressGatewayFaults } from '../../backends/kube-ovn/spec/subnet-access';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnEgressGateway: Rule = {
  id: 'IPAM655',
  name: 'kube-ovn-egress-gateway',
  severity: 'error',
  title: 'External egress gateway that Kube-OVN rejects',
  why:
    'The controller wants one address for each family of the subnet, in lower case, and rejects a subnet that has ' +
    'natOutgoing as well: packets cannot leave with the address of the node and go to a gateway of their own.',
  fix: 'Name one address for each family of the subnet, IPv4 first, and leave natOutgoing out.',
  lint: specFlaws('Subnet', egressGatewayFaults),
};
