import type { Rule } from '../rule';

export const leftBehind: Rule = {
  id: 'IPAM718',
  name: 'left-behind',
  severity: 'warning',
  title: 'object that leaves git and stays in the cluster',
  why: 'An object with `Prune=false` is not deleted when it leaves git. Its Application is OutOfSync from then on, and a later real difference is not seen among the old ones. Flux, where pruning is off, forgets the object.',
  fix: 'After the sync, look in the cluster whether it is unused, and delete it with kubectl.',
  example: {
    kind: 'command',
    bad: `# the pool left dist; nobody deleted it
kubectl get ippools.projectcalico.org old`,
    good: `# after the sync
kubectl delete ippools.projectcalico.org old`,
  },
};
