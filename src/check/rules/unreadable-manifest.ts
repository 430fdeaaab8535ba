import type { Rule } from '../rule';

export const unreadableManifest: Rule = {
  id: 'IPAM420',
  name: 'unreadable-manifest',
  severity: 'error',
  title: 'a file of manifests that cannot be read',
  why: 'What was not read was not checked. Passing over it in silence would say that it is good.',
  fix: 'Name ordinary, readable files of UTF-8 text, or - for what another program prints.',
  example: {
    kind: 'command',
    bad: 'cdk8s-ipam check deploy/pods.yml       # the file is pods.yaml',
    good: 'cdk8s-ipam check deploy/pods.yaml',
  },
};
