import { type App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  type BackendChoice,
  Calico,
  Cluster,
  FluxKustomizations,
  type FluxKustomizationsProps,
  Ipam,
  IpamApp,
  KubeOvn,
  Tke,
} from '../../src/index';
import { calicoCluster, plainApp, statefulSet } from '../support/declare';
import { filesBelow, temporaryFolder } from '../support/folder';

const SOURCE = { source: { name: 'addresses' } };

function fluxChart(props: Partial<FluxKustomizationsProps> = {}, app: App = plainApp()): Chart {
  const chart = new Chart(app, 'flux');
  new FluxKustomizations(chart, 'prod', { ...SOURCE, ...props, cluster: props.cluster ?? calicoCluster(app) });
  return chart;
}

const kindsWithHealth = (backend: BackendChoice): readonly string[] => {
  const app = plainApp();
  const cluster = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
  const [infra] = fluxChart({ cluster }, app).toJson();
  return (infra.spec.healthCheckExprs ?? []).map(({ kind }: { kind: string }) => kind);
};

describe('the Kustomizations of a cluster', () => {
  it('are two: workloads wait for infra, which is never pruned and outlives its Kustomization', () => {
    expect(fluxChart({ kubeConfigSecret: 'prod', interval: '1h30m' }).toJson()).toMatchObject([
      {
        metadata: { name: 'prod-infra', namespace: 'flux-system' },
        spec: {
          path: './dist/prod/infra',
          prune: false,
          deletionPolicy: 'Orphan',
          wait: true,
          interval: '1h30m',
          sourceRef: { kind: 'GitRepository', name: 'addresses' },
          kubeConfig: { secretRef: { name: 'prod' } },
        },
      },
      {
        metadata: { name: 'prod-workloads' },
        spec: { path: './dist/prod/workloads', prune: true, dependsOn: [{ name: 'prod-infra' }] },
      },
    ]);
  });

  it('say what is healthy in the versions that have a status', () => {
    expect(kindsWithHealth(KubeOvn.v1_16())).toEqual(['Subnet', 'IPPool', 'Vpc', 'OvnEip']);
    expect(kindsWithHealth(Calico.v3_32({ api: 'native' }))).toEqual(['IPPool']);
    expect(kindsWithHealth(Calico.v3_31({ api: 'aggregated' }))).toEqual([]);
    expect(kindsWithHealth(Calico.v3_32({ api: 'crd' }))).toEqual([]);
    expect(kindsWithHealth(Calico.v3_33({ api: 'crd' }))).toEqual(['IPPool']);
    expect(kindsWithHealth(Tke.ipamd('3.4.7'))).toEqual([]);
  });

  it('are refused where each cluster is written into one folder', () => {
    const app = new IpamApp({ outdir: temporaryFolder(), lockFile: `${temporaryFolder()}/lock.yaml`, frozen: false });
    fluxChart({}, app);
    expect(Ipam.of(app).problems()).toMatchObject([{ rule: 'IPAM729', where: { path: 'flux/prod' } }]);
  });

  it.each([
    ['no source', { source: undefined }],
    ['another kind of source', { source: { kind: 'HelmRepository', name: 'a' } }],
    ['an interval that is none', { interval: '10 minutes' }],
    ['a folder outside', { path: 'a/../../b' }],
  ])('are refused with %s', (_, props) => {
    const app = plainApp();
    fluxChart(props as never, app);
    expect(Ipam.of(app).problems()).toMatchObject([{ rule: 'IPAM111' }]);
  });
});

describe('what pods use', () => {
  const poolsIn = (layout: 'argo' | 'flux') => {
    const outdir = temporaryFolder();
    const app = new IpamApp({ outdir, lockFile: `${outdir}.lock.yaml`, frozen: false, layout });
    const cluster = calicoCluster(app);
    statefulSet('redis', { pools: [cluster.subnet('fixed', { cidr: '10.1.0.0/24' }).pool('db')] });
    app.synth();
    return Object.values(filesBelow(outdir))
      .flatMap((text) => text.split('---\n'))
      .filter((text) => text.includes('\nkind: IPPool\n') || text.includes('\nkind: IPReservation\n'));
  };

  it('says to Flux too that it stays, where Flux applies it', () => {
    const isKept = (text: string) => text.includes('kustomize.toolkit.fluxcd.io/prune: disabled');
    expect(poolsIn('flux').map(isKept)).toEqual([true, true]);
    expect(poolsIn('argo').filter(isKept)).toEqual([]);
  });
});
