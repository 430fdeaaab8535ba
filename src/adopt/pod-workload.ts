import type { ObservedWorkload } from '../model/observation';
import { controllerOf, type Metadata } from './cluster-object';

/** Which Deployment a ReplicaSet is of, by `namespace/name`: for ReplicaSets whose objects were given. */
export type DeploymentsOfReplicaSets = ReadonlyMap<string, string>;

/** The workload of a pod, found through its owner; a pod that nobody manages is its own. */
export function workloadOf(pod: Metadata, deployments: DeploymentsOfReplicaSets): ObservedWorkload {
  const machine = machineOf(pod);
  if (machine !== undefined) return { kind: 'VirtualMachine', name: machine };
  const owner = controllerOf(pod);
  if (owner === undefined) return { kind: 'Pod', name: pod.name };
  if (owner.kind === 'StatefulSet') return memberOf(owner.name, pod);
  if (owner.kind !== 'ReplicaSet') return { kind: owner.kind, name: owner.name };
  const deployment = deploymentOf(owner.name, pod, deployments);
  return deployment === undefined ? { kind: 'ReplicaSet', name: owner.name } : { kind: 'Deployment', name: deployment };
}

/** The virtual machine of a virt-launcher pod, whose instance has the name of the machine. */
function machineOf(pod: Metadata): string | undefined {
  const owner = controllerOf(pod);
  if (owner?.kind === 'VirtualMachineInstance') return owner.name;
  return pod.labels?.['kubevirt.io'] === 'virt-launcher' ? pod.labels['vm.kubevirt.io/name'] : undefined;
}

/** A pod of a StatefulSet: its ordinal is the end of its name, and since Kubernetes 1.28 also a label. */
function memberOf(name: string, pod: Metadata): ObservedWorkload {
  const ordinal = ordinalIn(pod.name, name) ?? ordinalIn(`-${pod.labels?.['apps.kubernetes.io/pod-index']}`, '');
  return { kind: 'StatefulSet', name, ...(ordinal !== undefined && { ordinal }) };
}

/** The number in `<name>-<number>`. */
export function ordinalIn(pod: string, name: string): number | undefined {
  if (!pod.startsWith(`${name}-`)) return undefined;
  const end = pod.slice(name.length + 1);
  return /^(0|[1-9]\d{0,8})$/.test(end) ? Number(end) : undefined;
}

/** By the object of the ReplicaSet where it was given, else by the label with which the Deployment has marked both. */
function deploymentOf(replicaSet: string, pod: Metadata, deployments: DeploymentsOfReplicaSets): string | undefined {
  const known = deployments.get(`${pod.namespace}/${replicaSet}`);
  const hash = pod.labels?.['pod-template-hash'];
  if (known !== undefined || hash === undefined) return known;
  return replicaSet.endsWith(`-${hash}`) ? replicaSet.slice(0, -hash.length - 1) : undefined;
}
