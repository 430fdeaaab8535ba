import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import {
  Calico,
  Cluster,
  type ClusterProps,
  FixedIpStatefulSet,
  type FixedIpStatefulSetProps,
  Ipam,
  type Pool,
} from '../../src/index';
import type { Problem } from '../../src/model/problem';

/** A plain App. It is asked for its answer, not for files; what it would write goes to one folder of its own. */
export const plainApp = (): App => new App({ outdir: join(tmpdir(), 'cdk8s-ipam-tests') });

/** A cluster on Calico and Kubernetes 1.36, where nothing is missing. */
export const calicoCluster = (app: App, name = 'prod', props: Partial<ClusterProps> = {}): Cluster =>
  new Cluster(app, name, { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36', ...props });

/** The smallest pod template. */
export const TEMPLATE = { spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] } };

export interface SetProps extends Partial<FixedIpStatefulSetProps> {
  readonly pools: readonly Pool[];
}

/** A StatefulSet of one pod in the namespace shop of its pool's cluster, unless told otherwise. */
export function statefulSet(name: string, props: SetProps): FixedIpStatefulSet {
  const chart = props.pools[0]!.subnet.cluster.namespace('shop');
  return new FixedIpStatefulSet(chart, name, { replicas: 1, template: TEMPLATE, ...props });
}

/** What the declarations of a fresh app lead to. */
export function problemsOf(declare: (app: App) => void, lock?: string): readonly Problem[] {
  const app = plainApp();
  if (lock !== undefined) Ipam.of(app).useLock(lock);
  declare(app);
  return Ipam.of(app).problems();
}

/** The lock that the declarations of a fresh app lead to. */
export function lockAfter(declare: (app: App) => void, lock?: string): string {
  const app = plainApp();
  if (lock !== undefined) Ipam.of(app).useLock(lock);
  declare(app);
  const text = Ipam.of(app).lockText();
  if (text === undefined) throw new Error(JSON.stringify(Ipam.of(app).problems(), null, 2));
  return text;
}

/** The lines of a lock without its comments and headings of sections. */
export const leasesIn = (lock: string): string[] =>
  lock.split('\n').flatMap((line) => (/^ +- .* /.test(line) ? [line.trim().slice(2)] : []));
