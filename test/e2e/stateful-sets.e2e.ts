import { ApiObject, type App } from 'cdk8s';
import { beforeAll, describe, expect, it } from 'vitest';
import { Calico, FixedIpStatefulSet, KubeOvn } from '../../src/index';
import type { CrdSet } from '../control-plane/crds';
import { deploy } from '../control-plane/deploy';
import { eventually } from '../control-plane/eventually';
import { type KubeObject, refTo } from '../control-plane/kube-object';
import { podsByName } from '../control-plane/pods';
import { eventsOf, ready, scale } from '../control-plane/workloads';
import { useCluster } from './cluster';
import { Cluster } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

const BACKENDS = [
  { backend: Calico.v3_32({ api: 'native' }), crds: ['calico/v3.32'] },
  { backend: KubeOvn.v1_16(), crds: ['kube-ovn/v1.16.2'] },
] as const satisfies readonly { crds: readonly CrdSet[]; backend: unknown }[];

const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});

/** Sets of every kind, of both families, and workloads that want nothing of us. */
function declare(app: App, backend: (typeof BACKENDS)[number]['backend']): void {
  const cluster = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
  const pods = cluster.subnet('pods', { cidr: ['10.9.0.0/24', 'fd00:9::/120'] });
  const pool = pods.pool('sets', { cidr: ['10.9.0.64/26', 'fd00:9::40/122'] });
  const shop = cluster.namespace('shop');
  const fixed = { pools: [pool] };
  new FixedIpStatefulSet(shop, 'redis', { ...fixed, replicas: 3, maxReplicas: 5, template: template('redis') });
  new FixedIpStatefulSet(shop, 'late', { ...fixed, replicas: 2, ordinals: { start: 7 }, template: template('late') });
  new FixedIpStatefulSet(shop, 'wide', {
    ...fixed,
    replicas: 6,
    spec: { podManagementPolicy: 'Parallel' },
    template: template('wide'),
  });
  const front = new ApiObject(shop, 'front', deployment('front'));
  pods.pool('front', { cidr: ['10.9.0.128/26', 'fd00:9::80/122'] }).pin(front, { maxReplicas: 5 });
  new ApiObject(shop, 'plain', deployment('plain'));
  new ApiObject(shop, 'bare', { apiVersion: 'v1', kind: 'Pod', ...template('bare'), metadata: { name: 'bare' } });
}

const deployment = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: { replicas: 3, selector: { matchLabels: { app: name } }, template: template(name) },
});

const setNamed = (name: string) => refTo('apps/v1', 'StatefulSet', `shop/${name}`);
const REDIS = setNamed('redis');

describe.each(BACKENDS)('StatefulSets on $backend.kind', ({ backend, crds }) => {
  const cluster = useCluster(...crds);
  let prod: SynthesizedCluster;

  /** Addresses that the pods of a set have, by ordinal, as the CNI has given them. */
  async function addressesOf(set: string): Promise<Record<number, readonly string[]>> {
    const pods = await podsOf(set);
    return Object.fromEntries(
      Object.entries(pods).map(([ordinal, { status }]) => [ordinal, status.podIPs.map(({ ip }: { ip: string }) => ip)]),
    );
  }

  async function podsOf(set: string): Promise<Record<number, KubeObject>> {
    const pods = [...(await podsByName(cluster.api, 'shop')).values()];
    const own = pods.filter(({ metadata }) => metadata.ownerReferences?.some(({ name }) => name === set));
    return Object.fromEntries(own.map((pod) => [pod.metadata.name.slice(set.length + 1), pod]));
  }

  const uidOf = async (set: string, ordinal: number) => (await podsOf(set))[ordinal]?.metadata.uid;

  const locked = (set: string, ordinals: readonly number[]) =>
    Object.fromEntries(ordinals.map((i) => [i, prod.addresses.get(`prod/shop/StatefulSet/${set} ${i}`)]));

  beforeAll(async () => {
    [prod] = synthesized((app) => declare(app, backend)) as [SynthesizedCluster];
    await deploy(cluster.connection, prod.manifests);
    await ready(cluster.api, ['redis', 'late', 'wide'].map(setNamed));
  }, 120_000);

  it('have the addresses of the lock, of both families', async () => {
    expect(await addressesOf('redis')).toEqual(locked('redis', [0, 1, 2]));
    expect((await addressesOf('redis'))[0]).toHaveLength(2);
  });

  it('have them where the ordinals do not begin with 0', async () => {
    expect(await addressesOf('late')).toEqual(locked('late', [7, 8]));
  });

  it('have them where all pods are made at once', async () => {
    expect(await addressesOf('wide')).toEqual(locked('wide', [0, 1, 2, 3, 4, 5]));
    await Promise.all(Object.values(await podsOf('wide')).map((pod) => cluster.api.delete(pod)));
    await ready(cluster.api, [setNamed('wide')]);
    expect(await addressesOf('wide')).toEqual(locked('wide', [0, 1, 2, 3, 4, 5]));
  });

  it('keep them when a pod is deleted', async () => {
    const before = await uidOf('redis', 1);
    await cluster.api.delete(refTo('v1', 'Pod', 'shop/redis-1'));
    await eventually('another pod has come', async () => ![undefined, before].includes(await uidOf('redis', 1)));
    await ready(cluster.api, [REDIS]);
    expect(await addressesOf('redis')).toEqual(locked('redis', [0, 1, 2]));
  });

  it('keep them through a rolling update', async () => {
    const before = Object.values(await podsOf('redis')).map(({ metadata }) => metadata.uid);
    const annotations = { restarted: 'now' };
    await cluster.api.patch(REDIS, { spec: { template: { metadata: { annotations } } } });
    await ready(cluster.api, [REDIS]);
    const after = Object.values(await podsOf('redis'));
    expect(after.filter(({ metadata }) => before.includes(metadata.uid))).toEqual([]);
    expect(after.map(({ metadata }) => metadata.annotations?.restarted)).toEqual(['now', 'now', 'now']);
    expect(await addressesOf('redis')).toEqual(locked('redis', [0, 1, 2]));
  });

  it('have them again after scaling down, and up into the head-room', async () => {
    await scale(cluster.api, REDIS, 1);
    expect(await addressesOf('redis')).toEqual(locked('redis', [0]));
    await scale(cluster.api, REDIS, 5);
    expect(await addressesOf('redis')).toEqual(locked('redis', [0, 1, 2, 3, 4]));
  });

  it('have them again when the set is made anew', async () => {
    await cluster.api.delete(setNamed('late'));
    await eventually('the pods are gone', async () => Object.keys(await podsOf('late')).length === 0);
    await cluster.api.apply(prod.manifests.find(({ metadata }) => metadata.name === 'late')!);
    await ready(cluster.api, [setNamed('late')]);
    expect(await addressesOf('late')).toEqual(locked('late', [7, 8]));
  });

  it('leave everybody else alone', async () => {
    await ready(cluster.api, [
      refTo('apps/v1', 'Deployment', 'shop/front'),
      refTo('apps/v1', 'Deployment', 'shop/plain'),
      refTo('v1', 'Pod', 'shop/bare'),
    ]);
    const pods = [...(await podsByName(cluster.api, 'shop')).values()];
    const ordinary = pods.filter(({ metadata }) => /^(plain|bare)/.test(metadata.name));
    expect(ordinary.map(({ metadata }) => metadata.annotations)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe.each(BACKENDS)('a StatefulSet on $backend.kind that outgrows the lock', ({ backend, crds }) => {
  const cluster = useCluster(...crds);

  it('gets no further pod, and its events say why', async () => {
    const [prod] = synthesized((app) => declare(app, backend)) as [SynthesizedCluster];
    await deploy(cluster.connection, prod.manifests);
    await ready(cluster.api, [REDIS]);
    await cluster.api.patch(REDIS, { spec: { replicas: 6 } });
    await eventually('an event tells of it', async () =>
      (await eventsOf(cluster.api, REDIS)).some((message) => /redis-5.*IPAM503.*maxReplicas/.test(message)),
    );
    const pods = await podsByName(cluster.api, 'shop');
    expect(pods.has('shop/redis-4')).toBe(true);
    expect(pods.has('shop/redis-5')).toBe(false);
  });
});
