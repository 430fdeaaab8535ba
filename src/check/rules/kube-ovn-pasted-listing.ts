import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnPastedListing: Rule = {
  id: 'IPAM339',
  name: 'kube-ovn-pasted-listing',
  severity: 'error',
  title: 'Listing of a live object pasted as a manifest',
  why:
    'The output of kubectl get -o yaml carries what the server and the controller wrote. With its uid, server-side ' +
    'apply refuses to create the object ("uid mismatch"); with a finalizer, the controller takes an IP for one that it ' +
    'has handled before and reserves nothing.',
  fix: 'Keep name, labels and the fields of spec that you mean; remove the rest of metadata and the status.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
  uid: 5e0c7d0e-7a55-4d32-93b7-0c7f5ff1c1d4
  resourceVersion: "18234"
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  podType: StatefulSet
  subnet: pods`,
  },
  lint: (object) =>
    !isKubeOvn(object)
      ? []
      : SERVER_KEYS.filter(([key]) => object.metadata[key] !== undefined).map(([key, consequence]) => ({
          object,
          path: ['metadata', key],
          message: `metadata.${key} was written by the ${key === 'finalizers' ? 'controller' : 'server'}: ${consequence(object.kind)}.`,
        })),
};

const SERVER_KEYS: readonly (readonly [string, (kind: string) => string])[] = [
  ['uid', () => 'server-side apply refuses to create an object with one'],
  ['resourceVersion', () => 'applying it later conflicts with every change made since'],
  ['managedFields', () => 'server-side apply refuses an object with them'],
  [
    'finalizers',
    (kind) =>
      kind === 'IP'
        ? 'an IP that has one is not processed, and no address is reserved'
        : `while the controller does not run, a ${kind} that has one is never deleted`,
  ],
];
