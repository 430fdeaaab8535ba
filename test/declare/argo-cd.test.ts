import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  ArgoCdApplicationSet,
  ArgoCdApplications,
  type ArgoCdApplicationsProps,
  ArgoCdHealthChecks,
  Calico,
  type Cluster,
  Ipam,
  IpamApp,
  type IpamAppProps,
} from '../../src/index';
import { calicoCluster, plainApp, problemsOf, statefulSet } from '../support/declare';
import { filesBelow, temporaryFolder } from '../support/folder';

const REPO = { repoURL: 'https://git.example.com/a.git' };

interface Synced {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly finalizers?: unknown };
  readonly spec: {
    readonly source: { readonly path: string; readonly directory: object };
    readonly destination: object;
    readonly syncPolicy: { readonly automated: { readonly prune: boolean }; readonly syncOptions: readonly string[] };
    readonly ignoreDifferences?: readonly object[];
  };
}

function applications(props: Partial<ArgoCdApplicationsProps> = {}, app: App = plainApp()): readonly Synced[] {
  const cluster = props.cluster ?? calicoCluster(app);
  const chart = new Chart(app, 'argocd');
  new ArgoCdApplications(chart, 'prod', { ...REPO, ...props, cluster });
  return chart.toJson();
}

const laidOut = (layout: IpamAppProps['layout'] & string): App =>
  new IpamApp({ outdir: temporaryFolder(), lockFile: `${temporaryFolder()}/lock.yaml`, frozen: false, layout });

describe('the Applications of a cluster', () => {
  it('are two, of which only that of the workloads prunes, and neither deletes anything when it goes', () => {
    const [infra, workloads] = applications();
    expect([infra!.metadata.name, workloads!.metadata.name]).toEqual(['prod-infra', 'prod-workloads']);
    expect([infra, workloads].map((one) => one!.spec.syncPolicy.automated.prune)).toEqual([false, true]);
    expect([infra, workloads].map((one) => one!.metadata.finalizers)).toEqual([undefined, undefined]);
    expect(infra!.spec.syncPolicy.syncOptions).toContain('Delete=confirm');
    expect(infra!.metadata.namespace).toBe('argocd');
    expect(infra!.spec.destination).toEqual({ name: 'prod' });
  });

  it('share a folder where a cluster has one, and no file', () => {
    expect(applications().map(({ spec }) => spec.source)).toMatchObject([
      { path: 'dist/prod', directory: { include: 'cluster.k8s.yaml' } },
      { path: 'dist/prod', directory: { include: '*.k8s.yaml', exclude: 'cluster.k8s.yaml' } },
    ]);
  });

  it('read a folder each where the output is laid out for Flux', () => {
    expect(applications({ path: 'out/' }, laidOut('flux')).map(({ spec }) => spec.source)).toMatchObject([
      { path: 'out/prod/infra', directory: { include: '*.k8s.yaml' } },
      { path: 'out/prod/workloads', directory: { include: '*.k8s.yaml' } },
    ]);
  });

  it('are one where sync waves are to order everything', () => {
    const [only, ...others] = applications({ applications: 'one', destination: { server: 'https://10.0.0.1:6443' } });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      metadata: { name: 'prod' },
      spec: {
        source: { path: 'dist/prod', directory: { include: '*.k8s.yaml' } },
        destination: { server: 'https://10.0.0.1:6443' },
      },
    });
    const [flux] = applications({ applications: 'one' }, laidOut('flux'));
    expect(flux!.spec.source.directory).toEqual({ include: '*.k8s.yaml', recurse: true });
  });

  it('leave the replicas alone of what is scaled in the cluster', () => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    const scaler = (id: string, kind: string, target: object) =>
      new ApiObject(cluster.namespace('shop'), id, { apiVersion: 'x/v1', kind, spec: { scaleTargetRef: target } });
    scaler('a', 'HorizontalPodAutoscaler', { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'redis' });
    scaler('b', 'ScaledObject', { name: 'web' });
    scaler('c', 'HorizontalPodAutoscaler', {});
    const [infra, workloads] = applications({ cluster }, app);
    expect(workloads!.spec.ignoreDifferences).toEqual([
      { group: 'apps', kind: 'StatefulSet', name: 'redis', namespace: 'shop', jsonPointers: ['/spec/replicas'] },
      { group: 'apps', kind: 'Deployment', name: 'web', namespace: 'shop', jsonPointers: ['/spec/replicas'] },
    ]);
    expect(workloads!.spec.syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
    expect(infra!.spec.ignoreDifferences).toBeUndefined();
  });

  it('apply from the side of the server, but not through an aggregated API server', () => {
    const optionsOf = (api: 'native' | 'aggregated') => {
      const app = plainApp();
      const cluster = calicoCluster(app, 'prod', { backend: Calico.v3_32({ api }) });
      return applications({ cluster }, app)[0]!.spec.syncPolicy.syncOptions;
    };
    expect(optionsOf('native')).toContain('ServerSideApply=true');
    expect(optionsOf('aggregated')).not.toContain('ServerSideApply=true');
  });

  it('are written beside the folders of the clusters, and change none of these', () => {
    const filesWith = (declare: (app: App, cluster: Cluster) => void) => {
      const outdir = temporaryFolder();
      const app = new IpamApp({ outdir, lockFile: `${outdir}.lock.yaml`, frozen: false });
      const cluster = calicoCluster(app);
      statefulSet('redis', { pools: [cluster.subnet('fixed', { cidr: '10.1.0.0/24' }).pool('db')] });
      declare(app, cluster);
      app.synth();
      return filesBelow(outdir);
    };
    const without = filesWith(() => undefined);
    const { 'argocd/argocd.k8s.yaml': written, ...others } = filesWith((app, cluster) => {
      new ArgoCdApplications(new Chart(app, 'argocd'), 'prod', { ...REPO, cluster });
    });
    expect(written).toContain('kind: Application');
    expect(others).toEqual(without);
  });
});

/** A cluster may have another name than its construct. */
function likeAnother(app: App): Chart {
  calicoCluster(app, 'other', { name: 'argocd' });
  return new Chart(app, 'argocd');
}

describe('an Application is refused', () => {
  const refused = (declare: (app: App, cluster: Cluster) => void) =>
    problemsOf((app) => declare(app, calicoCluster(app))).map(({ rule, message }) => `${rule} ${message}`);

  it.each([
    ['in a chart of the cluster', (_: App, cluster: Cluster) => cluster.namespace('shop'), 'manage, and prune, itself'],
    ['in a chart that is called like one', likeAnother, 'written into the folder'],
  ] as const)('%s', (_, chartIn, says) => {
    const [problem] = refused((app, cluster) => {
      new ArgoCdApplications(chartIn(app, cluster), 'sync', { ...REPO, cluster });
    });
    expect(problem).toContain('IPAM729');
    expect(problem).toContain(says);
  });

  it.each<[string, (app: App, cluster: Cluster) => void]>([
    [
      'a set and Applications',
      (app, cluster) => {
        const chart = new Chart(app, 'argocd');
        new ArgoCdApplicationSet(chart, 'sites', { ...REPO, clusters: [cluster] });
        new ArgoCdApplications(chart, 'other', { ...REPO, cluster, name: 'other' });
      },
    ],
    [
      'a set that has it twice',
      (app, cluster) => {
        new ArgoCdApplicationSet(new Chart(app, 'argocd'), 'sites', { ...REPO, clusters: [cluster, cluster] });
      },
    ],
    [
      'the name that it has anyway',
      (app, cluster) => {
        const chart = new Chart(app, 'argocd');
        new ArgoCdApplications(chart, 'sites', { ...REPO, cluster });
        new ArgoCdApplications(chart, 'b', { ...REPO, cluster, name: 'b', destination: { name: cluster.name } });
      },
    ],
  ])('of a cluster that is synced twice, by %s', (_, declare) => {
    const app = plainApp();
    declare(app, calicoCluster(app));
    expect(Ipam.of(app).problems()).toMatchObject([
      { rule: 'IPAM739', message: expect.stringContaining('is synced by argocd/sites already') },
    ]);
  });

  it('of a destination that is none, in words', () => {
    const destination = { name: 'a', server: 'https://b.example.com' } as never;
    const [problem] = problemsOf((app) => {
      new ArgoCdApplications(new Chart(app, 'argocd'), 'a', { ...REPO, cluster: calicoCluster(app), destination });
    });
    expect(problem!.message).toContain('the name of a cluster ({ name }) or the URL of its API server');
  });

  it('not of files that go to two clusters', () => {
    const problems = problemsOf((app) => {
      const [cluster, chart] = [calicoCluster(app), new Chart(app, 'argocd')];
      new ArgoCdApplications(chart, 'a', { ...REPO, cluster });
      new ArgoCdApplications(chart, 'b', { ...REPO, cluster, name: 'b', destination: { name: 'standby' } });
    });
    expect(problems).toEqual([]);
  });

  it('of a cluster of another App, and where there are no folders', () => {
    const other = calicoCluster(plainApp(), 'other');
    const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_APP });
    new ArgoCdApplications(new Chart(app, 'argocd'), 'other', { ...REPO, cluster: other });
    expect(
      Ipam.of(app)
        .problems()
        .map(({ rule }) => rule),
    ).toEqual(['IPAM729', 'IPAM729']);
  });

  it.each([
    ['no cluster', { cluster: undefined }, 'IPAM111'],
    ['a misspelt prop', { targetRevison: 'main' }, 'IPAM110'],
    ['a folder outside', { path: '../dist' }, 'IPAM111'],
    ['an absolute folder', { path: '/dist' }, 'IPAM111'],
    ['pruning of half an Application', { applications: 'one', pruneInfra: true }, 'IPAM111'],
    ['a destination that is both', { destination: { name: 'a', server: 'https://a' } }, 'IPAM111'],
  ])('with %s', (_, props, rule) => {
    const problems = refused((app, cluster) => {
      new ArgoCdApplications(new Chart(app, 'argocd'), 'sync', { ...REPO, cluster, ...props } as never);
    });
    expect(problems.map((text) => text.split(' ')[0])).toEqual([rule]);
  });

  it('after somebody has patched a cascade into it', () => {
    const problems = refused((app, cluster) => {
      const { infra } = new ArgoCdApplications(new Chart(app, 'argocd'), 'sync', { ...REPO, cluster });
      infra!.metadata.addFinalizers('resources-finalizer.argocd.argoproj.io');
    });
    expect(problems).toEqual([expect.stringContaining('IPAM725')]);
  });
});

describe('an ApplicationSet', () => {
  it('has each cluster as an element, and makes and changes Applications but deletes none', () => {
    const app = plainApp();
    const chart = new Chart(app, 'argocd', { namespace: 'gitops' });
    const clusters = ['north', 'south'].map((name) => calicoCluster(app, name));
    new ArgoCdApplicationSet(chart, 'sites', { ...REPO, clusters, pruneInfra: true });
    expect(chart.toJson()).toMatchObject(
      ['infra', 'workloads'].map((layer) => ({
        kind: 'ApplicationSet',
        metadata: { name: `sites-${layer}`, namespace: 'gitops' },
        spec: {
          generators: [{ list: { elements: [{ cluster: 'north' }, { cluster: 'south' }] } }],
          syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
          template: {
            metadata: { name: `{{.cluster}}-${layer}` },
            spec: { source: { path: 'dist/{{.cluster}}' }, syncPolicy: { automated: { prune: true } } },
          },
        },
      })),
    );
  });

  it('is one where one Application is wanted, and refused without a cluster', () => {
    const app = plainApp();
    const chart = new Chart(app, 'argocd');
    new ArgoCdApplicationSet(chart, 'sites', { ...REPO, clusters: [calicoCluster(app)], applications: 'one' });
    expect(chart.toJson()).toMatchObject([{ metadata: { name: 'sites' } }]);
    new ArgoCdApplicationSet(chart, 'none', { ...REPO, clusters: [] });
    expect(Ipam.of(app).problems()).toMatchObject([{ rule: 'IPAM111' }]);
  });
});

describe('the health checks', () => {
  it('are a part of a ConfigMap that is not ours: applied by the server, never deleted, with no label of ours', () => {
    const app = plainApp();
    const chart = new Chart(app, 'argocd');
    new ArgoCdHealthChecks(chart, 'health');
    expect(chart.toJson()).toMatchObject([
      {
        kind: 'ConfigMap',
        metadata: {
          name: 'argocd-cm',
          namespace: 'argocd',
          labels: { 'app.kubernetes.io/part-of': 'argocd' },
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true' },
        },
      },
    ]);
    new ArgoCdHealthChecks(chart, 'again', { applications: 'yes' } as never);
    expect(Ipam.of(app).problems()).toMatchObject([{ rule: 'IPAM111' }]);
  });
});
