import type { Rule } from '../rule';

export const staleOutput: Rule = {
  id: 'IPAM417',
  name: 'stale-output',
  severity: 'error',
  title: 'an output folder that the app would write otherwise',
  why:
    'What is synced is what lies in the folder, not what the app declares. A manifest that was changed by hand, or that nobody ' +
    'has synthesized again, gives a cluster something that nobody has declared.',
  fix: 'Synthesize, and commit lock and output together.',
  example: {
    kind: 'command',
    bad: 'sed -i s/replicas: 3/replicas: 4/ dist/prod/shop.k8s.yaml && cdk8s-ipam check',
    good: 'cdk8s-ipam synth && cdk8s-ipam check',
  },
};
