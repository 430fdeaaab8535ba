import type { App } from 'cdk8s';
import {
  Calico,
  Cluster,
  type ClusterProps,
  FixedIpStatefulSet,
  KubeOvn,
  Network,
  type Pool,
  ReclaimPolicy,
  Tke,
} from '../src/index';

/** How many workloads there are, and in how many namespaces (each a chart), and who gives them their addresses. */
export interface Size {
  readonly workloads: number;
  readonly charts: number;
  readonly backend: BackendName;
}

export type BackendName = 'calico' | 'kube-ovn' | 'tke';

const REPLICAS = 3;

interface Estate {
  readonly props: Pick<ClusterProps, 'backend' | 'kubernetes'>;
  /** Into how many clusters the namespaces go: so that what guards the addresses of one fits into one object. */
  readonly clusters: number;
}

const ESTATES: Readonly<Record<BackendName, Estate>> = {
  calico: { props: { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' }, clusters: 1 },
  'kube-ovn': { props: { backend: KubeOvn.v1_16(), kubernetes: '1.36' }, clusters: 2 },
  tke: { props: { backend: Tke.ipamd('3.4.7'), kubernetes: '1.30' }, clusters: 1 },
};

/** Clusters of ordinary StatefulSets with fixed addresses: a pool for each namespace, tables and policies included. */
export function declareEstate(app: App, { workloads, charts, backend }: Size): void {
  const network = new Network(app, 'corp', { supernet: '10.128.0.0/9' });
  const { props, clusters: count } = ESTATES[backend];
  const each = Math.ceil(workloads / charts);
  const prefixLength = 32 - Math.ceil(Math.log2(each * REPLICAS * 2));
  const clusters = Array.from({ length: count }, (_, i) => {
    const cluster = new Cluster(app, `prod-${i}`, { network, ...props });
    return { cluster, poolFor: pools(cluster, { backend, prefixLength }) };
  });
  for (let chart = 0; chart < charts; chart++) {
    const { cluster, poolFor } = clusters[chart % count]!;
    const pool = poolFor(chart);
    const namespace = cluster.namespace(`team-${chart}`);
    for (let index = chart * each; index < Math.min(workloads, (chart + 1) * each); index++) {
      new FixedIpStatefulSet(namespace, `service-${index}`, {
        replicas: REPLICAS,
        pools: [pool],
        reclaim: ReclaimPolicy.retain({ onScaleDown: '24h', onDelete: '24h' }),
        template: template(`service-${index}`),
      });
    }
  }
}

interface PoolSize {
  readonly backend: BackendName;
  readonly prefixLength: number;
}

/** On TKE a subnet of the cloud for each namespace, as that is what can be chosen there; else a pool of one subnet. */
function pools(cluster: Cluster, { backend, prefixLength }: PoolSize): (chart: number) => Pool {
  if (backend !== 'tke') {
    const pods = cluster.subnet('pods', { prefixLength: 12 });
    return (chart) => pods.pool(`team-${chart}`, { prefixLength });
  }
  return (chart) => {
    const tke = { id: `subnet-${String(chart).padStart(8, '0')}`, zone: 'ap-guangzhou-3' };
    return cluster.subnet(`team-${chart}`, { prefixLength, tke }).pool('all');
  };
}

const template = (name: string) => ({
  metadata: { labels: { app: name, tier: 'backend', 'app.kubernetes.io/part-of': 'estate' } },
  spec: {
    serviceAccountName: name,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001 },
    containers: [
      {
        name: 'main',
        image: `registry.example.com/estate/${name}:1.27.3`,
        ports: [
          { name: 'http', containerPort: 8080 },
          { name: 'metrics', containerPort: 9090 },
        ],
        env: [
          { name: 'LOG_LEVEL', value: 'info' },
          { name: 'DATABASE_URL', value: `postgres://${name}@db.example.com:5432/${name}` },
          { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10 },
        livenessProbe: { httpGet: { path: '/live', port: 'http' }, initialDelaySeconds: 15, periodSeconds: 20 },
        volumeMounts: [{ name: 'config', mountPath: '/etc/service', readOnly: true }],
      },
    ],
    volumes: [{ name: 'config', configMap: { name } }],
    terminationGracePeriodSeconds: 30,
  },
});
