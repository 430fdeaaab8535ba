import type { Rule } from '../rule';

export const lockNotAFile: Rule = {
  id: 'IPAM252',
  name: 'lock-not-a-file',
  severity: 'error',
  title: 'a lock that is a link or a folder',
  why: 'The lock is replaced whole, which would destroy the link or the folder.',
  fix: 'Name an ordinary file.',
  example: {
    kind: 'command',
    bad: 'ln -s ../network/ipam.lock.yaml ipam.lock.yaml && cdk8s-ipam synth',
    good: 'cp ../network/ipam.lock.yaml ipam.lock.yaml && cdk8s-ipam synth',
  },
};
