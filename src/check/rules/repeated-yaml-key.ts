import type { Rule } from '../rule';

export const repeatedYamlKey: Rule = {
  id: 'IPAM423',
  name: 'repeated-yaml-key',
  severity: 'error',
  title: 'a key that stands twice in one mapping',
  why: 'YAML forbids it, and programs differ: some refuse the document, some take the first value, some the last. Which address a pod gets would depend on who reads the file.',
  fix: 'Keep one of the two.',
  isFinal: false,
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  cidr: 10.2.0.0/16`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16`,
  },
};
