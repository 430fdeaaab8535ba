import { aclFaults } from '../../backends/kube-ovn/spec/subnet-values';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnAcl: Rule = {
  id: 'IPAM661',
  name: 'kube-ovn-acl',
  severity: 'error',
  title: 'ACL that OVN cannot hold',
  why:
    'OVN knows the directions from-lport and to-lport, five actions, and priorities from 0 to 32767. Up to 1.15 the ' +
    'schema refuses others; from 1.16 on they are stored, and the ACLs of the subnet are not written.',
  fix: 'Write a direction, an action and a priority that OVN has.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  acls:
    - direction: to-lport
      action: permit
      priority: 1001
      match: ip4.src == 10.67.0.0/24`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  acls:
    - direction: to-lport
      action: allow-related
      priority: 1001
      match: ip4.src == 10.67.0.0/24`,
  },
  lint: specFlaws('Subnet', aclFaults),
};
