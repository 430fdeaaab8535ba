import type { AdmissionRequest, ApiServer, Manifest } from './api-server';

/** The user names under which a control plane runs its controllers. */
export const STATEFUL_SET_CONTROLLER = 'system:serviceaccount:kube-system:statefulset-controller';
export const REPLICA_SET_CONTROLLER = 'system:serviceaccount:kube-system:replicaset-controller';
export const KUBE_OVN_CONTROLLER = 'system:serviceaccount:kube-system:ovn';
export const KUBELET = 'system:node:n1';
export const PERSON = 'mallory';

export const controlledBy = (kind: string, name: string): Manifest['metadata'] => ({
  ownerReferences: [{ kind, name, controller: true }],
});

/** A pod of somebody who has nothing to do with any declared workload. */
export const stranger = (annotations: Record<string, string>): AdmissionRequest => ({
  object: { metadata: { name: 'thief', annotations } },
  user: PERSON,
  namespace: 'elsewhere',
});

/** The ids of the rules by which a request is refused. */
export function rulesOf(verdict: ReturnType<ApiServer['admit']>): readonly string[] {
  return 'refused' in verdict ? verdict.refused.map((message) => message.slice(0, 7)) : [];
}
