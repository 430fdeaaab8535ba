import type { Rule } from '../rule';

export const unsafeOutput: Rule = {
  id: 'IPAM491',
  name: 'unsafe-output',
  severity: 'error',
  title: 'an output folder that cannot be replaced safely',
  why: 'A careful synth replaces the output folder as a whole, so whatever else is in it is gone, and a symbolic link would lead it to another place.',
  fix: 'Give the manifests a folder of their own below the working folder, such as dist, without links on the way.',
  example: {
    kind: 'command',
    bad: `echo 'output: .' >> cdk8s.yaml
cdk8s-ipam synth`,
    good: `echo 'output: dist' >> cdk8s.yaml
cdk8s-ipam synth`,
  },
};
