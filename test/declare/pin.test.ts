import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, type Chart, Include, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { describe, expect, it } from 'vitest';
import { Cluster, FixedIpStatefulSet, Ipam, KubeOvn, type NamespaceChart, type Pool } from '../../src/index';
import { plainApp, TEMPLATE } from '../support/declare';
import { temporaryFolder } from '../support/folder';

/** Kube-OVN writes every address into the template, so that it can be seen. */
function site(): { readonly app: App; readonly pool: Pool; readonly shop: NamespaceChart } {
  const app = plainApp();
  const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
  return {
    app,
    pool: cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.32/27' }),
    shop: cluster.namespace('shop'),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: manifests are read as they come
type Json = Record<string, any>;

const rendered = (chart: Chart, kind: string): Json => Testing.synth(chart).find((object) => object.kind === kind);
const poolOf = ({ spec }: Json): string => spec.template.metadata.annotations['ovn.kubernetes.io/ip_pool'];

const object = (chart: Chart, kind: string, spec: object = { replicas: 2, template: TEMPLATE }) =>
  new ApiObject(chart, 'web', { apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1', kind, metadata: { name: 'web' }, spec });

describe('a pin', () => {
  it('takes the number of pods from the object', () => {
    const { pool, shop } = site();
    pool.pin(object(shop, 'StatefulSet'));
    expect(poolOf(rendered(shop, 'StatefulSet'))).toBe('10.1.0.32,10.1.0.33');
  });

  it('takes it also where the object learns it at synth only', () => {
    const { pool, shop } = site();
    const replicas = Lazy.any({ produce: () => 2 });
    pool.pin(object(shop, 'StatefulSet', { replicas, template: TEMPLATE }));
    expect(poolOf(rendered(shop, 'StatefulSet'))).toBe('10.1.0.32,10.1.0.33');
  });

  it('reaches a cdk8s-plus workload, whatever is added to it later', () => {
    const { pool, shop } = site();
    const service = new kplus.Service(shop, 'service', { metadata: { name: 'web' }, ports: [{ port: 80 }] });
    const workload = new kplus.StatefulSet(shop, 'web', { metadata: { name: 'web' }, replicas: 2, service });
    pool.pin(workload, { maxReplicas: 3 });
    workload.addContainer({ image: 'nginx:1.28', portNumber: 80 });
    expect(poolOf(rendered(shop, 'StatefulSet')).split(',')).toHaveLength(3);
  });

  it('reaches an object of a generated class', () => {
    const { pool, shop } = site();
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.28' }] },
    };
    const spec = { replicas: 2, serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template };
    pool.pin(new kplus.k8s.KubeStatefulSet(shop, 'web', { metadata: { name: 'web' }, spec }));
    expect(poolOf(rendered(shop, 'StatefulSet'))).toBe('10.1.0.32,10.1.0.33');
  });

  it('reaches an object that was read with Include', () => {
    const { pool, shop } = site();
    const file = join(temporaryFolder(), 'web.yaml');
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { replicas: 3, template: TEMPLATE },
    };
    writeFileSync(file, JSON.stringify(manifest));
    pool.pin(new Include(shop, 'web', { url: file }).apiObjects[0]!);
    expect(poolOf(rendered(shop, 'StatefulSet')).split(',')).toHaveLength(3);
  });

  it('gives a Deployment a set with room for its rolling updates', () => {
    const { pool, shop } = site();
    pool.pin(
      object(shop, 'Deployment', { replicas: 4, strategy: { rollingUpdate: { maxSurge: '25%' } }, template: TEMPLATE }),
    );
    expect(poolOf(rendered(shop, 'Deployment')).split(',')).toHaveLength(5);
  });

  it('stands on a bare Pod itself', () => {
    const { pool, shop } = site();
    pool.pin(object(shop, 'Pod', TEMPLATE.spec), { addresses: { 0: '10.1.0.40' } });
    expect(rendered(shop, 'Pod').metadata.annotations['ovn.kubernetes.io/ip_pool']).toBe('10.1.0.40');
  });

  it('stands on the template of a virtual machine', () => {
    const { pool, shop } = site();
    pool.pin(object(shop, 'VirtualMachine', { template: { spec: {} } }));
    expect(poolOf(rendered(shop, 'VirtualMachine'))).toMatch(/^10\.1\.0\.\d+$/);
  });

  it('survives a JsonPatch that replaces all annotations', () => {
    const { pool, shop } = site();
    const workload = object(shop, 'StatefulSet');
    pool.pin(workload);
    workload.addJsonPatch(JsonPatch.add('/spec/template/metadata', { annotations: { mine: 'yes' } }));
    expect(rendered(shop, 'StatefulSet').spec.template.metadata.annotations).toMatchObject({
      mine: 'yes',
      'ovn.kubernetes.io/ip_pool': '10.1.0.32,10.1.0.33',
    });
  });

  it('refuses a template that says something else', () => {
    const { pool, shop } = site();
    const template = { ...TEMPLATE, metadata: { annotations: { 'ovn.kubernetes.io/ip_pool': '10.1.0.99' } } };
    pool.pin(object(shop, 'StatefulSet', { replicas: 1, template }));
    expect(() => Testing.synth(shop)).toThrow(/IPAM403 lab\/shop\/StatefulSet\/web[\s\S]*10\.1\.0\.99/);
  });

  it('is written by every way to render', () => {
    const { app, pool, shop } = site();
    const workload = object(shop, 'StatefulSet');
    pool.pin(workload);
    const list = '10.1.0.32,10.1.0.33';
    expect(poolOf(workload.toJson())).toBe(list);
    expect(app.synthYaml()).toContain(list);
    expect(poolOf(rendered(shop, 'StatefulSet'))).toBe(list);
  });
});

describe('an address as a value', () => {
  it('is filled in wherever cdk8s renders one', () => {
    const { pool, shop } = site();
    const set = new FixedIpStatefulSet(shop, 'redis', { replicas: 2, pools: [pool], template: TEMPLATE });
    new ApiObject(shop, 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config' },
      data: { master: set.address(0), all: set.cidrs(), pool: pool.cidr() },
    });
    expect(rendered(shop, 'ConfigMap').data).toEqual({
      master: '10.1.0.32',
      all: ['10.1.0.32/31'],
      pool: '10.1.0.32/27',
    });
  });

  it('may be read by a workload that is itself pinned', () => {
    const { pool, shop } = site();
    const set = new FixedIpStatefulSet(shop, 'redis', { replicas: 1, pools: [pool], template: TEMPLATE });
    const service = new kplus.Service(shop, 'service', { metadata: { name: 'web' }, ports: [{ port: 80 }] });
    const web = new kplus.StatefulSet(shop, 'web', {
      metadata: { name: 'web' },
      replicas: 1,
      service,
      containers: [{ image: 'nginx:1.28', portNumber: 80, envVariables: { REDIS: { value: set.address(0) } } }],
    });
    pool.pin(web);
    const [container] = Testing.synth(shop).find(
      ({ metadata, kind }) => kind === 'StatefulSet' && metadata.name === 'web',
    ).spec.template.spec.containers;
    expect(container.env).toEqual([{ name: 'REDIS', value: '10.1.0.32' }]);
  });

  it('that was read too early, and would have changed, is an error', () => {
    const { app, pool, shop } = site();
    const small = new FixedIpStatefulSet(shop, 'small', { replicas: 1, pools: [pool], template: TEMPLATE });
    small.toJson();
    new FixedIpStatefulSet(shop, 'large', {
      replicas: 8,
      pools: [pool],
      contiguity: 'required',
      addresses: { 0: '10.1.0.32' },
      template: TEMPLATE,
    });
    expect(
      Ipam.of(app)
        .problems()
        .map(({ rule }) => rule),
    ).toContain('IPAM401');
  });
});
