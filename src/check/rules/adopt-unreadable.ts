import type { Rule } from '../rule';

export const adoptUnreadable: Rule = {
  id: 'IPAM270',
  name: 'adopt-unreadable',
  severity: 'error',
  title: 'a file of a cluster that cannot be read',
  why: 'It is neither JSON nor YAML, was cut off, or is a table for people, so that addresses would be missed.',
  fix: 'Give what `kubectl get … -o json` or `-o yaml` prints, whole and as it is.',
};
