import { gatewayFault, gatewayFaults } from '../../backends/kube-ovn/spec/subnet-gateway';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnGateway: Rule = {
  id: 'IPAM323',
  name: 'kube-ovn-gateway',
  severity: 'error',
  title: 'Kube-OVN gateway that is no usable address of its subnet',
  why:
    'Kube-OVN rejects a gateway outside the CIDR of its subnet, on the network number or on the IPv4 broadcast ' +
    'address; 1.16 also on the last IPv6 address.',
  fix: 'Name a gateway between the first and the last usable address, or none: then it is the first usable one.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  gateway: 10.67.0.1`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  gateway: 10.66.0.1`,
  },
  check: ({ snapshot, view }) =>
    indexOf(snapshot)
      .subnetsOn('kube-ovn')
      .flatMap(({ subnet }) =>
        subnet.gateways.flatMap((gateway) => {
          const fault = gatewayFault(gateway, view.cidrsOf(subnet.key));
          return fault === undefined ? [] : finding(kubeOvnGateway, subnet.where, `The gateway ${gateway} ${fault}.`);
        }),
      ),
  lint: specFlaws('Subnet', gatewayFaults),
};
