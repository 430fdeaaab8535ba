import { selectorFaults } from '../../backends/kube-ovn/spec/selectors';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnSelector: Rule = {
  id: 'IPAM678',
  name: 'kube-ovn-selector',
  severity: 'error',
  title: 'Label selector that cannot be evaluated',
  why:
    'An expression of a selector has a key, an operator, and values where the operator compares. From 1.16 on the schema ' +
    'requires key and operator; before that the controller fails on them.',
  fix: 'Write key and operator (In or NotIn with values, Exists or DoesNotExist without).',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  namespaceSelectors:
    - matchExpressions:
        - key: team
          operator: Exists
          values: [shop]`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  namespaceSelectors:
    - matchExpressions:
        - key: team
          operator: Exists`,
  },
  lint: specFlaws('Subnet', (spec) => [
    ...selectorFaults(spec, 'namespaceSelectors'),
    ...selectorFaults(spec, 'gatewayNodeSelectors'),
  ]),
};
