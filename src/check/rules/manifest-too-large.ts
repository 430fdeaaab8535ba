import type { Rule } from '../rule';

export const manifestTooLarge: Rule = {
  id: 'IPAM415',
  name: 'manifest-too-large',
  severity: 'error',
  title: 'a file of manifests that is larger than 16 MiB',
  why:
    'What is made of YAML takes many times the memory of its text. It is not read, so it is not checked, and passing over ' +
    'it in silence would say that it is good.',
  fix: 'Split it, or leave out kinds of which no rule speaks; `kubectl get` takes a list of kinds.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: 'kubectl get all --all-namespaces -o yaml | cdk8s-ipam check -',
    good: 'kubectl get ippools,pods --all-namespaces -o yaml | cdk8s-ipam check -',
  },
};
