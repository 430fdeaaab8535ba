import { underlayFaults } from '../../backends/kube-ovn/spec/subnet-underlay';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnUnderlay: Rule = {
  id: 'IPAM657',
  name: 'kube-ovn-underlay',
  severity: 'error',
  title: 'Underlay options of a subnet that contradict each other',
  why:
    'The controller rejects a subnet with both logicalGateway and u2oInterconnection, overlayOnlyRouting without ' +
    'u2oInterconnection and a vlan, and a u2oInterconnectionIP outside the CIDR. Up to 1.15 it also rejects the gateway as ' +
    'that address; 1.16 takes it.',
  fix: 'Choose one way between underlay and overlay, and give it a free address of the subnet, or none.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  vlan: vlan204
  logicalGateway: true
  u2oInterconnection: true`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  vlan: vlan204
  logicalGateway: true
  u2oInterconnection: false`,
  },
  lint: specFlaws('Subnet', underlayFaults),
};
