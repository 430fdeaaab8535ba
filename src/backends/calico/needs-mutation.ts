import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';

/**
 * Whether the API server has to write the addresses into the pods. A bare Pod, a virtual machine and, where the API
 * server could not do it, a StatefulSet that never has a second pod carry their address in their own template.
 */
export const needsMutation = (workload: WorkloadSnapshot, cluster: ClusterSnapshot): boolean =>
  workload.replicas.kind === 'ordinals' && (cluster.mutatingAdmissionPolicy !== undefined || workload.replicas.max > 1);
