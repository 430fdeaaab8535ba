import { natRuleFaults } from '../../backends/kube-ovn/spec/subnet-nat-rules';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnNatRules: Rule = {
  id: 'IPAM658',
  name: 'kube-ovn-nat-rules',
  severity: 'error',
  title: 'Rule about outgoing NAT that Kube-OVN rejects',
  why:
    'The controller rejects a rule whose sources and destinations are not all of one family, or cannot be read. The ' +
    'schema knows the actions nat and forward, but looks at them up to 1.15 only.',
  fix: 'Write one rule for each family, with action nat or forward.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  natOutgoing: true
  natOutgoingPolicyRules:
    - action: drop
      match:
        dstIPs: 192.168.0.0/16`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  natOutgoing: true
  natOutgoingPolicyRules:
    - action: forward
      match:
        dstIPs: 192.168.0.0/16`,
  },
  lint: specFlaws('Subnet', natRuleFaults),
};
