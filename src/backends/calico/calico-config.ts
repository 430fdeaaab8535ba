import type { CalicoConfig, ClusterSnapshot } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';

/** A cluster whose backend is Calico. */
export interface CalicoCluster extends ClusterSnapshot {
  readonly backend: CalicoConfig;
}

export const isCalico = (cluster: ClusterSnapshot | undefined): cluster is CalicoCluster =>
  cluster?.backend.kind === 'calico';

/** @throws Error when the cluster has another backend */
export function calicoConfigOf(cluster: ClusterSnapshot): CalicoConfig {
  if (!isCalico(cluster)) throw new Error(`cluster ${cluster.name} has ${cluster.backend.kind}, not Calico`);
  return cluster.backend;
}

export const apiVersionOf = (config: CalicoConfig): string =>
  config.api === 'crd' ? 'crd.projectcalico.org/v1' : 'projectcalico.org/v3';

/** IPPools have assignmentMode from Calico 3.30 on. */
export const hasAssignmentMode = (config: CalicoConfig): boolean => isAtLeast(config.version, '3.30');

/** IPPools have namespaceSelector from Calico 3.31 on. */
export const hasNamespaceSelector = (config: CalicoConfig): boolean => isAtLeast(config.version, '3.31');
