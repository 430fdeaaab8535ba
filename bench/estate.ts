import type { App } from 'cdk8s';
import { Calico, Cluster, FixedIpStatefulSet, Network, ReclaimPolicy } from '../src/index';

/** How many workloads there are, and in how many namespaces (each a chart). */
export interface Size {
  readonly workloads: number;
  readonly charts: number;
}

const REPLICAS = 3;

/** A cluster of ordinary StatefulSets with fixed addresses: a pool for each namespace, tables and policies included. */
export function declareEstate(app: App, { workloads, charts }: Size): void {
  const network = new Network(app, 'corp', { supernet: '10.0.0.0/8' });
  const cluster = new Cluster(app, 'prod', { network, backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
  const pods = cluster.subnet('pods', { prefixLength: 12 });
  const each = Math.ceil(workloads / charts);
  const prefixLength = 32 - Math.ceil(Math.log2(each * REPLICAS * 2));
  for (let chart = 0; chart < charts; chart++) {
    const pool = pods.pool(`team-${chart}`, { prefixLength });
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
