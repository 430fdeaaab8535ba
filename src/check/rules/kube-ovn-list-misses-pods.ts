import { sharedAddressSaid, shortListSaid } from '../../backends/kube-ovn/spec/list-length';
import { podsOf } from '../../backends/kube-ovn/spec/pods-of';
import { annotationFlaws } from '../kube-ovn-annotation-flaws';
import type { Rule } from '../rule';

export const kubeOvnListMissesPods: Rule = {
  id: 'IPAM682',
  name: 'kube-ovn-list-misses-pods',
  severity: 'error',
  title: 'List with fewer addresses than pods',
  why:
    'The pods of a StatefulSet take the item of their ordinal, counted from 0 whatever ordinals.start says; other pods take ' +
    'any that is free, while a rollout runs some more of them. A pod without an item hangs, and a rollout with it; so does the second pod of one address, or of one MAC address.',
  fix: 'Write an item for each ordinal from 0 on, or for each replica and those of maxSurge; or use strategy Recreate.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/ip_pool: 10.66.0.5`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        ovn.kubernetes.io/ip_pool: 10.66.0.5,10.66.0.6`,
  },
  lint: (object) => {
    const pods = podsOf(object.kind, object.spec);
    if (pods === undefined) return [];
    return annotationFlaws(object, ({ what, value }) => {
      const said = SAID.get(what)?.(value, pods);
      return said === undefined ? [] : [{ message: said }];
    });
  },
};

const SAID: ReadonlyMap<string, typeof shortListSaid> = new Map([
  ['ip_pool', shortListSaid],
  ['ip_address', sharedAddressSaid],
  ['mac_address', sharedAddressSaid],
]);
