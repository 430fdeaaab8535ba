import type { Rule } from '../rule';

export const poolRenamed: Rule = {
  id: 'IPAM712',
  name: 'pool-renamed',
  severity: 'error',
  title: 'pool or subnet that comes over the addresses of one that goes',
  why: 'To a sync a new name is a new object and an old one that goes. Both are done in one wave, without a wait between them, and with `Prune=false` the old one stays. Calico gives an address of two pools to two nodes; Kube-OVN reports a conflict and does not use the new one.',
  fix: 'Keep the name with `objectName`, or remove the old object in one merge and add the new one when the cluster has it no more.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `-pods.pool('db', { cidr: '10.23.19.0/27' });
+pods.pool('data', { cidr: '10.23.19.0/27' });`,
    good: `-pods.pool('db', { cidr: '10.23.19.0/27' });
+pods.pool('data', { objectName: 'db', cidr: '10.23.19.0/27' });`,
  },
};
