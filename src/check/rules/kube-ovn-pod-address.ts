import { podAddressSaid } from '../../backends/kube-ovn/spec/pod-list';
import { annotationFlaws } from '../kube-ovn-annotation-flaws';
import type { Rule } from '../rule';

export const kubeOvnPodAddress: Rule = {
  id: 'IPAM680',
  name: 'kube-ovn-pod-address',
  severity: 'error',
  title: 'Address of a pod that Kube-OVN cannot give',
  why:
    'Kube-OVN checks ip_address roughly: a blank, a leading zero or text is refused with an event, but a prefix length, two ' +
    'addresses of one family or IPv6 before IPv4 pass, and then fail in allocation or are taken for each other.',
  fix: 'Write one address, or IPv4 and IPv6 with a comma, without blanks and prefix lengths.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/ip_address: 10.66.0.300`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/ip_address: 10.66.0.30`,
  },
  lint: (object) =>
    annotationFlaws(object, ({ what, value }) =>
      what === 'ip_address' ? podAddressSaid(value).map((message) => ({ message })) : [],
    ),
};
