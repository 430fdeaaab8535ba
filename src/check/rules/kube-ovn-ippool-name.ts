import { isTakenForAddress } from '../../backends/kube-ovn/spec/ippool-spec';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnIppoolName: Rule = {
  id: 'IPAM667',
  name: 'kube-ovn-ippool-name',
  severity: 'error',
  title: 'IPPool whose name is an address',
  why: 'An address is a valid name for an object, and no version refuses it. In the annotation ip_pool it is read as an address, so that no pod can ask for the pool.',
  fix: 'Give the pool a name with a letter in it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: 10.66.0.5
spec:
  subnet: pods
  ips: [10.66.0.5]`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.5]`,
  },
  lint: (object) =>
    isKubeOvn(object, 'IPPool') && isTakenForAddress(object.name)
      ? [{ object, path: ['metadata', 'name'], message: `The name ${object.name} is read as an address.` }]
      : [],
};
