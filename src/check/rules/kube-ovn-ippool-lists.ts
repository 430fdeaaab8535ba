import { poolListFaults } from '../../backends/kube-ovn/spec/ippool-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnIppoolLists: Rule = {
  id: 'IPAM666',
  name: 'kube-ovn-ippool-lists',
  severity: 'error',
  title: 'IPPool whose lists are empty or say something twice',
  why:
    'An IPPool without items has no addresses; up to 1.15 the schema refuses it, from 1.16 on it becomes Ready. Up to 1.15 ips and ' +
    'namespaces are sets: one text twice is refused.',
  fix: 'List each item once, and at least one address.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: []`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lint: specFlaws('IPPool', poolListFaults),
};
