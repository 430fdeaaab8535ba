import type { Rule } from '../rule';

export const templatedYaml: Rule = {
  id: 'IPAM422',
  name: 'templated-yaml',
  severity: 'error',
  title: 'a template where manifests are wanted',
  why: 'The addresses in a Helm chart are known only when it is rendered with its values. {{ }} without quotes is not even the text that it seems to be: YAML reads a mapping in a mapping.',
  fix: 'Check what the template makes: `helm template <chart> -f values.yaml | cdk8s-ipam check -`.',
  isFinal: false,
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: {{ .Values.pods.cidr }}`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16`,
  },
};
