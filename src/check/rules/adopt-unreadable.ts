import type { Rule } from '../rule';

export const adoptUnreadable: Rule = {
  id: 'IPAM270',
  name: 'adopt-unreadable',
  severity: 'error',
  title: 'a file of a cluster that cannot be read',
  why: 'It is neither JSON nor YAML, was cut off, or is a table for people, so that addresses would be missed.',
  fix: 'Give what `kubectl get … -o json` or `-o yaml` prints, whole and as it is.',
  example: {
    kind: 'command',
    bad: `kubectl get pods -A -o wide > pods.txt
cdk8s-ipam lock adopt pods.txt`,
    good: `kubectl get pods -A -o json > pods.json
cdk8s-ipam lock adopt pods.json`,
  },
};
