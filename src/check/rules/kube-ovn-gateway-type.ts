import { gatewayTypeFaults } from '../../backends/kube-ovn/spec/subnet-values';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnGatewayType: Rule = {
  id: 'IPAM653',
  name: 'kube-ovn-gateway-type',
  severity: 'error',
  title: 'Gateway type that Kube-OVN does not know',
  why:
    'The controller rejects a gatewayType that is neither distributed nor centralized, in lower case. No schema looks at ' +
    'it, so that `Distributed` is stored.',
  fix: 'Write distributed or centralized, or leave it out: then it is distributed.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  gatewayType: Distributed`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  gatewayType: distributed`,
  },
  lint: specFlaws('Subnet', gatewayTypeFaults),
};
