import type { Rule } from '../rule';

export const gitSetupFailed: Rule = {
  id: 'IPAM258',
  name: 'git-setup-failed',
  severity: 'error',
  title: 'a folder in which git cannot be set up',
  why: 'The attributes of the lock belong into a repository, where every clone gets them.',
  fix: 'Run `cdk8s-ipam git-setup` in the folder of the lock, inside the working tree of a repository.',
  example: {
    kind: 'command',
    bad: 'cd /tmp && cdk8s-ipam git-setup',
    good: 'cd ~/src/platform && cdk8s-ipam git-setup',
  },
};
