import type { ClusterSnapshot } from '../../model/snapshot';
import { celList } from './cel-text';

/**
 * CEL: the workload for which a pod is made, `shop/Deployment/web`, or '' where nobody can vouch for it: only controllers
 * may say so. A bare pod is vouched for by its name, a virtual machine's by its owner reference. A Namespace, which names
 * pools for its ordinary pods, is itself.
 */
export function who(cluster: ClusterSnapshot): string {
  const controllers = `object.metadata.?ownerReferences.orValue([]).filter(o, o.?controller.orValue(false))`;
  const by = (users: readonly string[]): string => `request.userInfo.username in ${celList(users)}`;
  const named = (kind: string, name: string): string => `request.namespace + '/${kind}/' + ${name}`;
  const cases = [
    `o.kind == 'StatefulSet' ? (${by(cluster.statefulSetControllers)} ? ${named('StatefulSet', 'o.name')} : '')`,
    `o.kind == 'ReplicaSet' && o.name.contains('-') ? (${by(replicaSetControllers(cluster))} ? ${named('Deployment', "o.name.substring(0, o.name.lastIndexOf('-'))")} : '')`,
    `o.kind == 'VirtualMachineInstance' ? ${named('VirtualMachine', 'o.name')}`,
  ];
  const ofControlled = `${controllers}.map(o, ${cases.join(' : ')} : '')`;
  const ofBare = `(has(object.metadata.name) ? [${named('Pod', 'object.metadata.name')}] : [''])`;
  const ofNamespace = `request.resource.resource == 'namespaces' ? variables.name + '/Namespace/' + variables.name : ''`;
  return `variables.isPod ? (${ofControlled} + ${ofBare})[0] : ${ofNamespace}`;
}

/** Controllers with credentials of their own each have an account; else all of them are one user. */
const replicaSetControllers = ({ statefulSetControllers }: ClusterSnapshot): readonly string[] =>
  statefulSetControllers.map((user) => user.replace(/:statefulset-controller$/, ':replicaset-controller'));
