import type { Rule } from '../rule';

export const unwritableOutput: Rule = {
  id: 'IPAM406',
  name: 'unwritable-output',
  severity: 'error',
  title: 'manifests that cannot be written',
  why: 'The folder or the disk refuses. Manifests are written before the lock, so the lock of the last good run is untouched.',
  fix: 'Make the folder writable or free space, then synthesize again.',
  example: {
    kind: 'command',
    bad: 'touch dist && cdk8s-ipam synth',
    good: 'mkdir dist && cdk8s-ipam synth',
  },
};
