import { isBare, textOf } from '../../backends/kube-ovn/spec/spec-fault';
import { isKubeOvn } from '../kube-ovn-object';
import { hasSpec } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIncomplete: Rule = {
  id: 'IPAM677',
  name: 'kube-ovn-incomplete',
  severity: 'error',
  title: 'Kube-OVN object that says nothing',
  why:
    'No schema requires spec: an IPPool, IP or EIP without it is stored, and stays without effect. An IPPool without a ' +
    'subnet is tried again for ever.',
  fix: 'Write the spec, or remove the object.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lint: (object) => {
    if (!isKubeOvn(object) || !NEEDS_SPEC.has(object.kind)) return [];
    if (!hasSpec(object, object.kind)) return [{ object, path: [], message: `The ${object.kind} has no spec.` }];
    const isLost = object.kind === 'IPPool' && textOf(object.spec, 'subnet') === '' && !isBare(object.spec, 'subnet');
    return isLost ? [{ object, path: ['spec', 'subnet'], message: 'The IPPool names no subnet.' }] : [];
  },
};

/** A Vpc, and what a gateway gives an address of its choice, may say nothing. */
export const NEEDS_SPEC: ReadonlySet<string> = new Set([
  'Subnet',
  'IPPool',
  'IP',
  'Vip',
  'OvnEip',
  'OvnFip',
  'IptablesEIP',
  'IptablesFIPRule',
]);
