import type { ForeignObject } from '../check/foreign-object';

/** Kinds whose health Argo CD knows by itself, of those that stand beside addresses: it waits for them between waves. */
const AWAITED = new Set([
  ...['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'batch/Job', '/Pod', '/Service'],
  ...['/PersistentVolumeClaim', 'autoscaling/HorizontalPodAutoscaler', 'networking.k8s.io/Ingress'],
  ...['extensions/Ingress', 'apiregistration.k8s.io/APIService', 'apiextensions.k8s.io/CustomResourceDefinition'],
  ...['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance', 'argoproj.io/Workflow'],
]);

/** `group/Kind`, with nothing before the `/` in the core group. */
export const groupKindOf = ({ group, kind }: Pick<ForeignObject, 'group' | 'kind'>): string => `${group}/${kind}`;

/**
 * Whether Argo CD can tell that an object is ready. Of Calico, Kube-OVN and admission policies it cannot: what has no check
 * counts as ready at once. `scripts` are the kinds that somebody has written a health check for.
 */
export const hasHealth = (object: ForeignObject, scripts: ReadonlySet<string> = NONE): boolean =>
  AWAITED.has(groupKindOf(object)) || scripts.has(groupKindOf(object));

const NONE: ReadonlySet<string> = new Set();
