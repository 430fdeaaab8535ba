import { FLUX_GROUP } from '../../check/sync-object';
import type { SyncLayer } from '../../model/output-layout';
import type { HealthExpression } from './health-expressions';

/** What a Kustomization of Flux is to apply. */
export interface KustomizationPlan {
  readonly name: string;
  /** The namespace of the Kustomization and of its source. */
  readonly namespace: string;
  readonly layer: SyncLayer;
  /** Relative to the root of the source: `dist/prod/infra`. */
  readonly path: string;
  readonly source: FluxSource;
  readonly interval: string;
  /** Whether it deletes what has left git. */
  readonly prune: boolean;
  readonly dependsOn: readonly string[];
  readonly health: readonly HealthExpression[];
  /** The Secret with the kubeconfig of the cluster. Absent: the cluster that Flux runs in. */
  readonly kubeConfigSecret?: string;
}

export interface FluxSource {
  readonly kind: 'GitRepository' | 'OCIRepository' | 'Bucket';
  readonly name: string;
}

export const kustomizationObject = (plan: KustomizationPlan) => ({
  apiVersion: `${FLUX_GROUP}/v1`,
  kind: 'Kustomization',
  metadata: {
    name: plan.name,
    namespace: plan.namespace,
    labels: { 'app.kubernetes.io/managed-by': 'cdk8s-ipam' },
  },
  spec: {
    ...(plan.dependsOn.length === 0 ? {} : { dependsOn: plan.dependsOn.map((name) => ({ name })) }),
    sourceRef: plan.source,
    path: `./${plan.path}`,
    interval: plan.interval,
    retryInterval: '1m',
    timeout: '5m',
    prune: plan.prune,
    ...(plan.layer === 'infra' ? { deletionPolicy: 'Orphan' } : {}),
    wait: true,
    ...(plan.health.length === 0 ? {} : { healthCheckExprs: plan.health }),
    ...(plan.kubeConfigSecret === undefined ? {} : { kubeConfig: { secretRef: { name: plan.kubeConfigSecret } } }),
  },
});
