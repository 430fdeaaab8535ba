import type { Rule } from '../rule';

export const templatedYaml: Rule = {
  id: 'IPAM422',
  name: 'templated-yaml',
  severity: 'error',
  title: 'a template where manifests are wanted',
  why: 'The addresses in a Helm chart are known only when it is rendered with its values. {{ }} without quotes is not even the text that it seems to be: YAML reads a mapping in a mapping.',
  fix: 'Check what the template makes: `helm template <chart> -f values.yaml | cdk8s-ipam check -`.',
  isFinal: false,
};
