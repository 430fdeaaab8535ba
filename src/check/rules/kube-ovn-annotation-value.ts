import { annotationFaults } from '../../backends/kube-ovn/spec/annotation-values';
import { annotationFlaws } from '../kube-ovn-annotation-flaws';
import type { Rule } from '../rule';

export const kubeOvnAnnotationValue: Rule = {
  id: 'IPAM683',
  name: 'kube-ovn-annotation-value',
  severity: 'error',
  title: 'Annotation of a pod with a value that Kube-OVN does not take',
  why:
    'The controller refuses a MAC address or rate that it cannot read, with an event at the pod, which does not start. A rate ' +
    'of -1 passes its check. Of several subnets in logical_switch, a list that only namespaces have, it finds none.',
  fix: 'Write a unicast MAC address, rates in whole Mbit/s, and the name of one subnet.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/logical_switch: pods,batch`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  annotations:
    ovn.kubernetes.io/logical_switch: pods`,
  },
  lint: (object) => annotationFlaws(object, annotationFaults),
};
