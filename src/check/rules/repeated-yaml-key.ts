import type { Rule } from '../rule';

export const repeatedYamlKey: Rule = {
  id: 'IPAM423',
  name: 'repeated-yaml-key',
  severity: 'error',
  title: 'a key that stands twice in one mapping',
  why: 'YAML forbids it, and programs differ: some refuse the document, some take the first value, some the last. Which address a pod gets would depend on who reads the file.',
  fix: 'Keep one of the two.',
  isFinal: false,
};
