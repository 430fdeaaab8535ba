import { ApiObject, type App, Chart } from 'cdk8s';
import {
  ArgoCdApplicationSet,
  ArgoCdApplications,
  ArgoCdHealthChecks,
  Calico,
  Cluster,
  FixedIpStatefulSet,
} from 'cdk8s-ipam';

const REPOSITORY = 'https://git.example.com/platform/addresses.git';

/**
 * Three clusters that Argo CD syncs: two alike by an ApplicationSet, and one that is on its own. In each the pools and
 * policies have one Application and the workloads another.
 */
export function declare(app: App): void {
  const north = site(app, 'north', '10.31.0.0/16');
  const south = site(app, 'south', '10.32.0.0/16');
  const lab = site(app, 'lab', '10.33.0.0/16');

  // Written to dist/argocd/argocd.k8s.yaml. The cluster that Argo CD runs in gets it, by hand or by an app of apps.
  const argocd = new Chart(app, 'argocd', { namespace: 'argocd' });
  new ArgoCdApplicationSet(argocd, 'sites', {
    clusters: [north, south],
    repoURL: REPOSITORY,
    targetRevision: 'main',
    path: 'examples/argocd/dist',
    project: 'sites',
  });
  new ArgoCdApplications(argocd, 'lab', {
    cluster: lab,
    destination: { server: 'https://lab.example.com:6443' },
    repoURL: REPOSITORY,
    targetRevision: 'main',
    path: 'examples/argocd/dist',
  });
  new ArgoCdHealthChecks(argocd, 'health', { applications: true });
}

function site(app: App, name: string, cidr: string): Cluster {
  const cluster = new Cluster(app, name, { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
  const db = cluster.subnet('fixed', { cidr }).pool('db', { prefixLength: 27 });
  const shop = cluster.namespace('shop');
  new FixedIpStatefulSet(shop, 'redis', {
    replicas: 3,
    maxReplicas: 8,
    pools: [db],
    template: { spec: { containers: [{ name: 'redis', image: 'redis:7.4' }] } },
  });
  if (name === 'north') autoscale(shop);
  return cluster;
}

/**
 * Head-room lets it grow without a commit, so its Application must not reset the number of replicas. The wave is after that of
 * the workload, or Argo CD would take a scaler without its target for degraded.
 */
function autoscale(chart: Chart): void {
  new ApiObject(chart, 'redis-scaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'redis', annotations: { 'argocd.argoproj.io/sync-wave': '11' } },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'redis' },
      minReplicas: 3,
      maxReplicas: 8,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  });
}
