import { Testing } from 'cdk8s';
import { outputPath } from '../../src/declare/output-path';
import { Calico, Cluster, FixedIpStatefulSet } from '../../src/index';
import { yamlText } from '../../src/render/yaml-text';
import { lockOf, useLock } from '../../src/testing';

/** One StatefulSet of the app. */
export interface AppWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
}

export const LOCK = 'ipam.lock.yaml';

/** What a synth of a small real app writes: the lock and every manifest, by path. The workloads lie in a /16. */
export function synthesizedFiles(workloads: readonly AppWorkload[], lock?: string): Record<string, string> {
  const app = Testing.app();
  if (lock !== undefined) useLock(app, lock);
  const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
  const pool = prod.subnet('pods', { cidr: '10.0.0.0/15' }).pool('db', { cidr: '10.0.0.0/16' });
  const namespaces = new Map(NAMESPACES.map((name) => [name, prod.namespace(name)]));
  for (const { name, namespace, replicas } of workloads)
    new FixedIpStatefulSet(namespaces.get(namespace)!, name, { replicas, pools: [pool], template: templateOf(name) });
  const text = lockOf(app);
  const manifests = app.charts.map((chart) => [
    `dist/${outputPath(chart, { layout: 'argo', extension: '.k8s.yaml' })}`,
    yamlText(chart.toJson()),
  ]);
  return { [LOCK]: text, ...Object.fromEntries(manifests) };
}

export const NAMESPACES = ['shop', 'data', 'plant', 'office', 'web', 'lab', 'crm', 'mail'];

const templateOf = (name: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'main', image: `registry.example.com/${name}:1.0` }] },
});
