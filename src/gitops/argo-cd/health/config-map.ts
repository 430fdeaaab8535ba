import { ADMISSION_CHECKS } from './admission';
import { APPLICATION_CHECKS } from './application';
import { CALICO_CHECKS } from './calico';
import { healthCheckData } from './health-check';
import { KUBE_OVN_CHECKS } from './kube-ovn';

interface HealthConfig {
  /** That of Argo CD. */
  readonly namespace: string;
  /** Whether Applications have health too. */
  readonly applications: boolean;
}

/**
 * A part of Argo CD's own ConfigMap: it must never be deleted with what has made it a part, and no label of it may be taken
 * from whoever installed Argo CD.
 */
export const healthConfigMap = ({ namespace, applications }: HealthConfig) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'argocd-cm',
    namespace,
    labels: { 'app.kubernetes.io/part-of': 'argocd' },
    annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true' },
  },
  data: healthCheckData([
    ...KUBE_OVN_CHECKS,
    ...CALICO_CHECKS,
    ...ADMISSION_CHECKS,
    ...(applications ? APPLICATION_CHECKS : []),
  ]),
});
