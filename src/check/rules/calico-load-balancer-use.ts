import { isCalico } from '../calico-object';
import type { Rule } from '../rule';
import { usesOf } from './calico-load-balancer-pool';

export const calicoLoadBalancerUse: Rule = {
  id: 'IPAM626',
  name: 'calico-load-balancer-use',
  severity: 'error',
  versions: 'from 3.30',
  title: 'Pool for LoadBalancers that becomes one for pods',
  why: 'calicoctl and the aggregated API refuse the change; kubectl with CRDs makes it, and the Services keep their addresses in it.',
  fix: 'Make another pool for the pods.',
  example: {
    kind: 'manifest',
    before: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 192.168.9.0/24
  allowedUses: [LoadBalancer]
  nodeSelector: all()`,
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 192.168.9.0/24
  allowedUses: [Workload]
  nodeSelector: all()`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 192.168.9.0/24
  allowedUses: [LoadBalancer]
  nodeSelector: all()`,
  },
  lint: (object, { beforeOf }) => {
    if (!isCalico(object, 'IPPool') || usesOf(object.spec).includes('LoadBalancer')) return [];
    const before = beforeOf(object);
    if (before === undefined || !usesOf(before.spec).includes('LoadBalancer')) return [];
    const message = 'spec.allowedUses was LoadBalancer, and is not any more.';
    return [{ object, path: ['spec', 'allowedUses'], message }];
  },
};
