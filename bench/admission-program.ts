import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Calico, Cluster, FixedIpStatefulSet, IpamApp, KubeOvn, type Pool, Tke } from '../src/index';
import { Api } from '../test/control-plane/api';
import { cacheFolder } from '../test/control-plane/binaries';
import type { Connection } from '../test/control-plane/connection';
import { startControlPlane } from '../test/control-plane/control-plane';
import { installCrds } from '../test/control-plane/crds';
import { deploy } from '../test/control-plane/deploy';
import type { KubeObject } from '../test/control-plane/kube-object';
import { kubectl } from '../test/control-plane/kubectl';

/**
 * What the policies of one cluster cost for each pod that is made, by the API server's own account. Prints the costs as
 * one line of JSON, or why there is nothing to measure. Run from the sources, because a control plane is started from
 * there: `node --import tsx bench/admission-program.ts calico`.
 */
const SETS = 30;
const PODS_IN_SET = 100;

/** Of each kind of pod in each batch. */
const PODS = 50;
const BATCHES = 24;

const MINOR = '1.36';
const CONTROLLER = 'system:serviceaccount:kube-system:statefulset-controller';

interface Target {
  readonly cluster: (app: IpamApp) => Pool;
  readonly crds: readonly Parameters<typeof installCrds>[1][];
}

const cluster = (app: IpamApp, backend: ConstructorParameters<typeof Cluster>[2]['backend']): Cluster =>
  new Cluster(app, 'prod', { backend, kubernetes: MINOR });

const TARGETS: Readonly<Record<string, Target>> = {
  calico: {
    cluster: (app) =>
      cluster(app, Calico.v3_32({ api: 'native' }))
        .subnet('pods', { cidr: '10.0.0.0/16' })
        .pool('db', { cidr: '10.0.0.0/19' }),
    crds: ['calico/v3.32'],
  },
  'kube-ovn': {
    cluster: (app) => cluster(app, KubeOvn.v1_16()).subnet('pods', { cidr: '10.0.0.0/16' }).pool('db'),
    crds: ['kube-ovn/v1.16.2'],
  },
  tke: {
    cluster: (app) =>
      cluster(app, Tke.ipamd('3.4.7'))
        .subnet('pods', { cidr: '10.0.0.0/16', tke: { id: 'subnet-00000001' } })
        .pool('db'),
    crds: [],
  },
};

async function measure(target: Target, programs: string): Promise<object> {
  const manifests = manifestsOf(target);
  const plane = await startControlPlane(MINOR, programs);
  try {
    const api = new Api(plane.connection);
    await installCrds(api, ...target.crds);
    await deploy(
      plane.connection,
      manifests.filter(({ kind }) => kind !== 'StatefulSet'),
    );
    const sets = manifests.filter(({ kind }) => kind === 'StatefulSet');
    const owned = await least(plane.connection, (i) => ownPod(sets[i % SETS]!, Math.floor(i / SETS)));
    const ordinary = await least(plane.connection, (i) => ordinaryPod(`ordinary-${i}-x`));
    return { owned, ordinary };
  } finally {
    await plane.stop();
  }
}

function manifestsOf({ cluster }: Target): readonly KubeObject[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  try {
    const app = new IpamApp({ outdir: join(folder, 'dist'), lockFile: join(folder, 'ipam.lock.yaml'), frozen: false });
    const pool = cluster(app);
    const shop = pool.subnet.cluster.namespace('shop');
    for (let i = 0; i < SETS; i++) {
      const template = { metadata: { labels: { app: `set-${i}` } }, spec: SPEC };
      new FixedIpStatefulSet(shop, `set-${i}`, { pools: [pool], replicas: PODS_IN_SET, template });
    }
    return parseAllDocuments(app.synthYaml()).map((document) => document.toJS());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SPEC = { containers: [{ name: 'main', image: 'busybox:1.36' }] };

/** A pod as the StatefulSet controller makes it. */
const ownPod = ({ metadata: { name }, spec: { template } }: KubeObject, ordinal: number): KubeObject => ({
  ...ordinaryPod(`${name}-${ordinal}`),
  metadata: {
    name: `${name}-${ordinal}`,
    namespace: 'shop',
    ...template.metadata,
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid: name, controller: true }],
  },
});

const ordinaryPod = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: 'x' }, annotations: { 'example.com/team': 'a', note: 'b' } },
  spec: SPEC,
});

interface PodCost {
  /** All policies together, milliseconds for each pod. */
  readonly policies: number;
  /** The whole request that makes it. */
  readonly request: number;
}

/** Makes batches of pods one after the other, and takes the cheapest batch. */
async function least(connection: Connection, pod: (i: number) => KubeObject): Promise<PodCost> {
  const controller = new Api(connection).as(CONTROLLER, 'system:masters');
  const costs: PodCost[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const before = await secondsSpent(connection);
    for (let i = 0; i < PODS; i++) {
      const { accepted, message } = await controller.create(pod(batch * PODS + i));
      if (!accepted) throw new Error(message);
    }
    const after = await secondsSpent(connection);
    const perPod = (what: keyof PodCost) => ((after[what] - before[what]) / PODS) * 1_000;
    costs.push({ policies: perPod('policies'), request: perPod('request') });
  }
  return costs.reduce((cheapest, cost) => (cost.policies < cheapest.policies ? cost : cheapest));
}

/**
 * The two plugins that evaluate policies, matching and all. The server has histograms for each policy as well, but counts
 * in them only what is refused or mutated.
 */
const POLICIES =
  /^apiserver_admission_controller_admission_duration_seconds_sum\{name="(Validating|Mutating)AdmissionPolicy",operation="CREATE"/;

/** Sums of the server's histograms. */
async function secondsSpent(connection: Connection): Promise<PodCost> {
  const { stdout: metrics } = await kubectl(connection, ['get', '--raw', '/metrics']);
  const sum = (pattern: RegExp): number =>
    metrics
      .split('\n')
      .reduce((total, line) => (pattern.test(line) ? total + Number(line.slice(line.lastIndexOf(' ') + 1)) : total), 0);
  return {
    policies: sum(POLICIES),
    request: sum(/^apiserver_request_duration_seconds_sum\{.*resource="pods".*verb="POST"/),
  };
}

async function main(): Promise<void> {
  const target = TARGETS[process.argv[2] ?? ''];
  if (target === undefined) throw new Error(`one of ${Object.keys(TARGETS).join(', ')} is wanted`);
  const programs = process.env.KUBEBUILDER_ASSETS ?? cacheFolder(MINOR, process.env);
  const result = existsSync(join(programs, 'kube-apiserver'))
    ? await measure(target, programs)
    : { missing: `there is no kube-apiserver in ${programs}; npm run test:e2e builds one` };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

void main();
