import type { Rule } from '../rule';

/** Found by the API server: admission policy *guard*. */
export const unreadableAddress: Rule = {
  id: 'IPAM508',
  name: 'unreadable-address',
  severity: 'error',
  title: 'Address annotation that can be read in two ways',
  why: 'Some CNIs accept ::ffff:10.0.0.5 or 10.0.010.5 where others see no address at all. A guard that skips what it cannot read lets a theft through.',
  fix: 'Write canonical addresses in the plain form, such as ["10.0.0.5"] for Calico.',
  example: {
    kind: 'admission',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["::ffff:10.9.0.5"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`,
  },
};
