import { foreignText } from '../foreign-text';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnIpNotRestored: Rule = {
  id: 'IPAM338',
  name: 'kube-ovn-ip-not-restored',
  severity: 'warning',
  title: 'Reservation for a plain pod, which Kube-OVN forgets',
  why:
    'When the controller starts it restores the reservations of StatefulSets and virtual machines only. One with an ' +
    'empty podType counts again only if its pod runs at that moment; else the address goes to the next pod that asks. ' +
    'From 1.14.7 on the object itself is deleted when its pod is missing.',
  fix: 'Reserve the address with an IPPool that names no namespace, and give it to the pod with the annotation ip_pool.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  subnet: pods
  podType: ""`,
    good: `apiVersion: kubeovn.io/v1
kind: IP
metadata:
  name: redis-0.shop
spec:
  podName: redis-0
  namespace: shop
  subnet: pods
  podType: StatefulSet`,
  },
  lint: (object) => {
    if (!isKubeOvn(object, 'IP') || (object.spec.podType ?? '') !== '') return [];
    const { namespace, podName } = object.spec;
    const message = `The reservation of pod ${foreignText(namespace)}/${foreignText(podName)} does not survive a restart of the controller.`;
    return [{ object, path: ['spec', 'podType'], message }];
  },
};
