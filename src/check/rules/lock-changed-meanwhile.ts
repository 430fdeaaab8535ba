import type { Rule } from '../rule';

export const lockChangedMeanwhile: Rule = {
  id: 'IPAM253',
  name: 'lock-changed-meanwhile',
  severity: 'error',
  title: 'a lock that changed while synth ran',
  why: 'Another run or a person wrote it after it was read; writing would undo that.',
  fix: 'Run the command again.',
  example: {
    kind: 'command',
    bad: `cdk8s-ipam synth &
git checkout main -- ipam.lock.yaml   # while synth runs`,
    good: `cdk8s-ipam synth
git checkout main -- ipam.lock.yaml   # when it has ended`,
  },
};
