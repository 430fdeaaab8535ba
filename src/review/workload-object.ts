import { type ForeignObject, fields } from '../check/foreign-object';
import { type Owner, ownerOf } from '../model/owner';

const WORKLOADS = new Set(['StatefulSet', 'Deployment', 'Pod', 'VirtualMachine', 'DaemonSet', 'ReplicaSet', 'Job']);

/** Whether it makes pods, or is one. */
export const isWorkload = ({ kind }: ForeignObject): boolean => WORKLOADS.has(kind);

/** Whether our admission decides for its pods. */
export function isManagedWorkload({ kind, metadata, spec }: ForeignObject): boolean {
  const pod = kind === 'Pod' ? metadata : fields(fields(spec.template).metadata);
  return fields(pod.labels)['cdk8s-ipam.dev/managed'] === 'true';
}

/** How the lock names it. */
export const ownerOfObject = (cluster: string, { namespace, kind, name }: ForeignObject): Owner =>
  ownerOf({ cluster, namespace, kind, name });
