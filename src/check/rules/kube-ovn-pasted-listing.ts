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
  lint: (object) =>
    !isKubeOvn(object)
      ? []
      : SERVER_KEYS.filter(([key]) => object.metadata[key] !== undefined).map(([key, consequence]) => ({
          object,
          path: ['metadata', key],
          message: `metadata.${key} was written by the server: ${consequence}.`,
        })),
};

const SERVER_KEYS: readonly (readonly [string, string])[] = [
  ['uid', 'server-side apply refuses to create an object with one'],
  ['resourceVersion', 'applying it later conflicts with every change made since'],
  ['finalizers', 'an IP that has one is not processed, and no address is reserved'],
];
