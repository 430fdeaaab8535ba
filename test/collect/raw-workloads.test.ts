import { ApiObject, App, type Chart, JsonPatch, Lazy } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { Cluster, FixedIpStatefulSet, Ipam, KubeOvn } from '../../src/index';
import { plainApp, TEMPLATE } from '../support/declare';

const POOL_LIST = 'ovn.kubernetes.io/ip_pool';

const templateWith = (annotations: object) => ({ metadata: { annotations }, ...TEMPLATE });

/** The rules that a chart of a Kube-OVN cluster breaks. */
function rulesIn(declare: (chart: Chart, cluster: Cluster) => void): readonly string[] {
  const app = plainApp();
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
  declare(cluster.namespace('shop'), cluster);
  return Ipam.of(app)
    .problems()
    .map(({ rule }) => rule);
}

const deployment = (chart: Chart, spec: unknown): ApiObject =>
  new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec } as never);

describe('a workload that nobody pinned is judged by its annotations', () => {
  test('where they are plain data', () => {
    expect(rulesIn((chart) => deployment(chart, { template: templateWith({ [POOL_LIST]: '10.0.0.5,x' }) }))).toEqual([
      'IPAM681',
    ]);
  });

  test('where they are filled in at synth, or patched in', () => {
    const template = templateWith({ [POOL_LIST]: '10.0.0.5,x' });
    expect(rulesIn((chart) => deployment(chart, Lazy.any({ produce: () => ({ template }) })))).toEqual(['IPAM681']);
    expect(
      rulesIn((chart) =>
        deployment(chart, { template: TEMPLATE }).addJsonPatch(
          JsonPatch.add('/spec/template/metadata', template.metadata),
        ),
      ),
    ).toEqual(['IPAM681']);
  });

  test('where they stand on the workload itself', () => {
    const annotated = (chart: Chart) =>
      deployment(chart, { template: TEMPLATE }).metadata.addAnnotation(POOL_LIST, '10.0.0.5');
    expect(rulesIn(annotated)).toEqual(['IPAM333']);
  });

  test('and is not rendered where it asks for nothing', () => {
    const quiet = (chart: Chart) => {
      const object = deployment(chart, { template: templateWith({ 'prometheus.io/scrape': 'true' }) });
      object.toJson = () => {
        throw new Error('rendered');
      };
    };
    expect(rulesIn(quiet)).toEqual([]);
  });
});

test('a workload with a pin is judged by its declaration alone', () => {
  const app = new App({ outdir: plainApp().outdir });
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
  const pool = cluster.subnet('pods', { cidr: '10.66.0.0/24' }).pool('db');
  new FixedIpStatefulSet(cluster.namespace('shop'), 'db', {
    replicas: 2,
    pools: [pool],
    template: templateWith({ [POOL_LIST]: '10.0.0.5,x' }),
  });
  expect(
    Ipam.of(app)
      .problems()
      .map(({ rule }) => rule),
  ).not.toContain('IPAM681');
});

test('so is one that was pinned where it stands', () => {
  const rules = rulesIn((chart, cluster) => {
    const object = deployment(chart, { replicas: 1, template: templateWith({ [POOL_LIST]: '10.0.0.5,x' }) });
    cluster.subnet('pods', { cidr: '10.66.0.0/24' }).pool('db').pin(object, { replicas: 1 });
  });
  expect(rules).not.toContain('IPAM681');
});

test('a workload that nobody pinned may not ask for an address of one that is', () => {
  const asking = (address: string) =>
    rulesIn((chart, cluster) => {
      const pool = cluster.subnet('pods', { cidr: '10.66.0.0/24' }).pool('db');
      new FixedIpStatefulSet(chart, 'db', {
        replicas: 1,
        pools: [pool],
        addresses: { 0: '10.66.0.9' },
        template: TEMPLATE,
      });
      const annotations = { 'ovn.kubernetes.io/logical_switch': 'pods', [POOL_LIST]: address };
      new ApiObject(chart, 'thief', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { annotations },
        spec: TEMPLATE.spec,
      } as never);
    });
  expect(asking('10.66.0.9')).toEqual(['IPAM687']);
  expect(asking('10.66.0.8')).toEqual([]);
});
