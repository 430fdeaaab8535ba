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
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  externalEgressGateway: 192.168.0.1,192.168.0.2
  policyRoutingTableID: 1001
  policyRoutingPriority: 1001`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  externalEgressGateway: 192.168.0.1
  policyRoutingTableID: 1001
  policyRoutingPriority: 1001`,
  },
  lint: specFlaws('Subnet', egressGatewayFaults),
};
