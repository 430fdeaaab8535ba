import { isCalico } from '../calico-object';
import type { Rule } from '../rule';
import { usesOf } from './calico-load-balancer-pool';

export const calicoTunnelNamespaces: Rule = {
  id: 'IPAM627',
  name: 'calico-tunnel-namespaces',
  severity: 'error',
  versions: 'from 3.31',
  title: 'namespaceSelector on a pool that serves tunnels',
  why:
    'Tunnels belong to nodes, not to namespaces, so a pool with the use Tunnel has no namespaceSelector; and without ' +
    'allowedUses a pool serves tunnels too. Calico refuses it, from 3.33 on also its CRDs. What kubectl has stored, ' +
    'calicoctl cannot delete.',
  fix: 'Write allowedUses: [Workload], or remove the namespaceSelector.',
  example: {
    kind: 'manifest',
    options: '--calico 3.33',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  allowedUses: [Workload, Tunnel]
  namespaceSelector: has(team)`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  allowedUses: [Workload]
  namespaceSelector: has(team)`,
  },
  lint: (object) => {
    const { namespaceSelector, allowedUses } = object.spec;
    if (!isCalico(object, 'IPPool') || typeof namespaceSelector !== 'string' || namespaceSelector === '') return [];
    const path = ['spec', 'namespaceSelector'];
    if (usesOf(object.spec).includes('Tunnel'))
      return [{ object, path, message: 'spec.namespaceSelector is set, and allowedUses has Tunnel.' }];
    if (allowedUses !== undefined && usesOf(object.spec).length > 0) return [];
    const message = 'spec.namespaceSelector is set, but no allowedUses, which Calico takes for Workload and Tunnel.';
    return [
      { object, path, message, extent: { of: 'Calico', apis: ['aggregated'] } },
      { object, path, message, extent: { of: 'Calico', apis: ['native', 'crd'] }, severity: 'warning' },
    ];
  },
};
