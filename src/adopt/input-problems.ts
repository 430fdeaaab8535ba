import type { z } from 'zod';
import type { Problem, Whereabouts } from '../model/problem';
import type { ClusterObject } from './cluster-object';

/** A text that is neither JSON nor YAML, or no Kubernetes object. */
export const unreadableInput = (where: Whereabouts, why: string): Problem => ({
  rule: 'IPAM270',
  severity: 'error',
  where,
  message: `${why} Nothing was adopted.`,
  fix: 'Give what `kubectl get … -o json` or `-o yaml` prints, whole and as it is.',
});

/** A file in which nobody has an address. */
export const nothingToRead = (file: string, kinds: readonly string[]): Problem => ({
  rule: 'IPAM271',
  severity: 'error',
  where: { file },
  message: `The file has no pods, IPAMBlocks or IPs in it${kinds.length === 0 ? '' : `, only ${kinds.join(', ')}`}, so it says nothing about addresses.`,
  fix: 'Give what `kubectl get pods,statefulsets,deployments,replicasets -A -o json` prints, and that of ipamblocks.crd.projectcalico.org (Calico) or ips.kubeovn.io (Kube-OVN).',
});

/** An object that has not the form of its kind. */
export const malformedObject = ({ kind, value, file }: ClusterObject, why: string): Problem => ({
  rule: 'IPAM272',
  severity: 'error',
  where: { file },
  message: `${kind} ${nameIn(value)} cannot be read: ${why}. Nothing was adopted.`,
  fix: 'Take the file from the cluster again; if the object is like that there, mend or remove it first.',
});

/** The first thing that is wrong, as `spec.cidr: Invalid input`. */
export function describeIssues({ issues }: z.ZodError): string {
  const issue = issues[0]!;
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

function nameIn(value: unknown): string {
  const { metadata } = (value ?? {}) as { metadata?: { name?: unknown; namespace?: unknown } };
  const name = typeof metadata?.name === 'string' ? metadata.name : 'without a name';
  return typeof metadata?.namespace === 'string' ? `${metadata.namespace}/${name}` : name;
}
