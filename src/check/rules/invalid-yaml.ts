import type { Rule } from '../rule';

export const invalidYaml: Rule = {
  id: 'IPAM421',
  name: 'invalid-yaml',
  severity: 'error',
  title: 'manifests that are no YAML',
  why: 'kubectl, Argo CD and Flux refuse the document, some of them the whole file. Other documents of the file are checked all the same.',
  fix: 'Mend the line. YAML is indented with spaces, and a value with ": ", " #" or a sign at its beginning needs quotes.',
  isFinal: false,
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: !all()`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: "!all()"`,
  },
};
