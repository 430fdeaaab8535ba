import { changedGatewayFaults, lockedFieldFaults } from '../../backends/kube-ovn/spec/changes';
import { isKubeOvn } from '../kube-ovn-object';
import { flawOf } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnLockedField: Rule = {
  id: 'IPAM679',
  name: 'kube-ovn-locked-field',
  severity: 'error',
  title: 'Change that Kube-OVN refuses or passes over',
  why:
    'What an IP, Vip, EIP or binding says is read when it is made; a later change is stored and has no effect. The subnet ' +
    'of an IPPool is locked by the schema up to 1.15, and passed over from 1.16 on. The CIDR and VPC of a Subnet are ' +
    'meant not to change: addresses in use would be dropped.',
  fix: 'Make an object with a new name and delete the old one when nothing uses it.',
  example: {
    kind: 'manifest',
    before: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: batch
  ips: [10.66.0.5]`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lint: (object, { beforeOf }) => {
    const before = isKubeOvn(object) ? beforeOf(object) : undefined;
    if (before === undefined) return [];
    const faults = lockedFieldFaults(object.kind, before.spec, object.spec);
    const gateway = object.kind === 'Subnet' ? changedGatewayFaults(before.spec, object.spec) : [];
    return [...faults, ...gateway].map((fault) => flawOf(object, fault));
  },
};
