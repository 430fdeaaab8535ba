import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, type Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Calico, Cluster, Ipam, KubeOvn } from '../../src/index';
import { crdViolations, type KubernetesObject, schemaOf } from '../support/crd-schema';
import { calicoCluster, statefulSet } from '../support/declare';
import { EXAMPLES } from '../support/examples';

const CRDS = resolve(__dirname, '../../imports/crds');
const SYNC_CRDS = '../../test/fixtures/sync-crds';
const OURS = join(CRDS, 'cdk8s-ipam');

/** Which saved CRDs know the objects of an API group. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'projectcalico.org': ['calico/v3.32', 'calico/v3.33'],
  'crd.projectcalico.org': ['calico/v3.31', 'calico/v3.32', 'calico/v3.33'],
  'argoproj.io': [`${SYNC_CRDS}/argo-cd-v3.1.8`],
  'kustomize.toolkit.fluxcd.io': [`${SYNC_CRDS}/kustomize-controller-v1.9.6`],
  'kubeovn.io': ['kube-ovn/v1.15.24', 'kube-ovn/v1.16.2'],
};

const groupOf = ({ apiVersion }: KubernetesObject): string => apiVersion.split('/')[0]!;

/** What the API servers of every saved version say against the custom resources among some objects. */
function complaints(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) =>
    groupOf(object) === 'cdk8s-ipam.dev'
      ? crdViolations(object, OURS)
      : (FOLDERS[groupOf(object)] ?? []).flatMap((folder) => crdViolations(object, join(CRDS, folder))),
  );
}

const customResources = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  objects.filter((object) => isOurs(object) && (groupOf(object) in FOLDERS || groupOf(object) === 'cdk8s-ipam.dev'));

/** Made by us: an example may have others of the same groups. */
const isOurs = ({ metadata }: KubernetesObject): boolean =>
  (metadata as { labels?: Record<string, string> }).labels?.['app.kubernetes.io/managed-by'] === 'cdk8s-ipam';

const objectsOf = (app: App): KubernetesObject[] => app.charts.flatMap((chart: Chart) => Testing.synth(chart));

describe.each(EXAMPLES)('the example $name', ({ declare, home }) => {
  it('emits custom resources that every saved version accepts', () => {
    const app = new App();
    Ipam.of(app).useLock(readFileSync(join(home, 'ipam.lock.yaml'), 'utf8'));
    declare(app);
    expect(complaints(customResources(objectsOf(app)))).toEqual([]);
  });
});

describe.each([
  ['Calico 3.28, crd', Calico.v3_28({ api: 'crd' })],
  ['Calico 3.30, crd', Calico.v3_30({ api: 'crd' })],
  ['Calico 3.31, crd', Calico.v3_31({ api: 'crd' })],
  ['Calico 3.32, crd', Calico.v3_32({ api: 'crd' })],
  ['Calico 3.32, native', Calico.v3_32({ api: 'native' })],
  ['Calico 3.33, native', Calico.v3_33({ api: 'native' })],
  ['Kube-OVN 1.13', KubeOvn.v1_13()],
  ['Kube-OVN 1.16', KubeOvn.v1_16({ ipObjects: true })],
])('%s', (_name, backend) => {
  it('gets pools, reservations and tables of both families in its form', () => {
    const app = new App();
    const cluster = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
    const fixed = cluster.subnet('fixed', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] });
    const everybody = cluster.subnet('everybody', {
      cidr: ['10.2.0.0/16', 'fd00:2::/64'],
      automatic: true,
      reserve: [{ range: '10.2.0.9..12', reason: 'printers' }],
    });
    statefulSet('redis', {
      pools: [fixed.pool('db', { cidr: ['10.1.0.64/27', 'fd00:1::40/123'] })],
      replicas: 3,
      maxReplicas: 5,
    });
    statefulSet('web', { pools: [everybody.pool('web', { cidr: ['10.2.7.0/24', 'fd00:2::7:0/120'] })], replicas: 2 });
    expect(
      Ipam.of(app)
        .problems()
        .filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    const emitted = customResources(objectsOf(app));
    expect(emitted.length).toBeGreaterThan(3);
    expect(complaints(emitted)).toEqual([]);
  });
});

describe('the CRD that is emitted', () => {
  it('is the one that is published', () => {
    const app = new App();
    const cluster = calicoCluster(app);
    statefulSet('redis', { pools: [cluster.subnet('fixed', { cidr: '10.1.0.0/24' }).pool('db')] });
    const crd = objectsOf(app).find(({ kind }) => kind === 'CustomResourceDefinition') as unknown as Crd;
    const published = schemaOf({ apiVersion: 'cdk8s-ipam.dev/v1alpha1', kind: 'AllocationTable' }, OURS);
    expect(crd.spec.versions[0]!.schema.openAPIV3Schema).toEqual(published);
  });
});

interface Crd {
  readonly spec: { readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: unknown } }[] };
}
