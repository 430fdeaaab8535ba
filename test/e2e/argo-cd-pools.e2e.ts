import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SyncReport } from '../argo-cd/argo-sync';
import type { ObjectState } from '../argo-cd/events';
import { SyncedShop, type Wares } from '../argo-cd/synced-shop';
import { eventually } from '../control-plane/eventually';
import { refTo } from '../control-plane/kube-object';
import { addressesOnPod } from '../control-plane/kubelet';
import { PodWatch } from '../control-plane/pod-watch';
import { podsByName } from '../control-plane/pods';
import { ready } from '../control-plane/workloads';
import { useClusterWith } from './cluster';

const pools = { db: '10.23.1.0/24', spare: '10.23.2.0/24' };
const web = { pool: 'spare', addresses: { 0: '10.23.2.9' } };
const cache = { pool: 'db' };
const redis = (replicas: number) => ({ pool: 'db', replicas });

const ALL: Wares = { pools, sets: { cache, redis: redis(3), web } };
const FEWER: Wares = { pools, sets: { cache, redis: redis(1), web } };
const NO_REDIS: Wares = { pools, sets: { cache, web } };
const NO_SPARE: Wares = { pools: { db: pools.db }, sets: { cache } };

const setNamed = (name: string) => refTo('apps/v1', 'StatefulSet', `shop/${name}`);
const SPARE = refTo('projectcalico.org/v3', 'IPPool', 'spare');
const SEAL = refTo('projectcalico.org/v3', 'IPReservation', 'spare-reserved');

describe('in a cluster that Argo CD prunes', { timeout: 120_000 }, () => {
  const cluster = useClusterWith({ crds: ['calico/v3.32'], farewell: 2_000 });
  const shop = new SyncedShop(inject('kubernetes'), () => cluster.connection);
  let watch: PodWatch;

  const pods = async (): Promise<readonly string[]> => [...(await podsByName(cluster.api, 'shop')).keys()].sort();

  const addressesOf = async (pod: string): Promise<readonly string[]> =>
    addressesOnPod((await podsByName(cluster.api, 'shop')).get(`shop/${pod}`)!);

  beforeAll(async () => {
    watch = new PodWatch(cluster.connection, cluster.api);
    await shop.sells(ALL, 'all');
    expect((await shop.sync()).code).toBe(0);
    await ready(cluster.api, ['cache', 'redis', 'web'].map(setNamed));
  }, 120_000);

  afterAll(() => shop.close());

  it('a workload that is scaled down and up has its addresses again', async () => {
    const before = await addressesOf('redis-2');
    await shop.sells(FEWER, 'fewer');
    expect((await shop.sync()).code).toBe(0);
    await eventually('two pods are gone', async () => (await pods()).length === 3);
    await shop.sells(ALL, 'all');
    expect((await shop.sync()).code).toBe(0);
    await ready(cluster.api, [setNamed('redis')]);
    expect(await addressesOf('redis-2')).toEqual(before);
    expect(await pods()).toHaveLength(5);
  });

  it('a workload that is removed goes, and its pool stays as it is', async () => {
    await shop.sells(NO_REDIS, 'no redis');
    const report = await shop.sync();
    expect(pruned(report)).toEqual(['Pruned StatefulSet redis']);
    expect(
      report.compared
        .at(-1)
        ?.objects.filter(isPending)
        .map(({ name }) => name),
    ).toEqual(['redis']);
    await eventually('its pods are gone', async () => (await pods()).length === 2);
    expect((await shop.sync()).compared.map(({ sync }) => sync)).toEqual(['Synced']);
  });

  it('a pool that somebody has taken out of the manifests stays, and its pods run on', async () => {
    const file = 'dist/prod/cluster.k8s.yaml';
    const documents = shop.read(file)!.split('---\n');
    const isLost = (text: string) => text.includes('kind: IPPool\n') && text.includes('  name: spare\n');
    shop.write(file, documents.filter((text) => !isLost(text)).join('---\n'));
    shop.commit('a pool is lost');
    const report = await shop.sync();
    expect(pruned(report)).toEqual(['PruneSkipped IPPool spare']);
    expect(report.compared.at(-1)?.sync).toBe('OutOfSync');
    expect(await cluster.api.get(SPARE)).toMatchObject({ accepted: true });
    expect(await addressesOf('web-0')).toEqual(['10.23.2.9']);
  });

  it('a pool that is removed with its last workload stays, and what keeps others out of it', async () => {
    await shop.sells(NO_SPARE, 'no spare');
    expect(pruned(await shop.sync())).toEqual([
      'Pruned StatefulSet web',
      'PruneSkipped IPPool spare',
      'PruneSkipped IPReservation spare-reserved',
    ]);
    for (const kept of [SPARE, SEAL]) expect(await cluster.api.get(kept)).toMatchObject({ accepted: true });
  });

  it('the Application says so until somebody deletes them', async () => {
    await eventually('the pods are gone', async () => (await pods()).length === 1);
    const left = await shop.sync('HEAD', ['--compare']);
    expect(left.compared[0]).toMatchObject({ sync: 'OutOfSync' });
    expect(
      left.compared[0]?.objects
        .filter(isPending)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['spare', 'spare-reserved']);
    for (const kept of [SPARE, SEAL]) await cluster.api.delete(kept);
    expect((await shop.sync('HEAD', ['--compare'])).compared[0]).toMatchObject({ sync: 'Synced' });
  });

  it('no two pods had one address', async () => {
    await watch.stop();
    expect(watch.collisions).toEqual([]);
  });

  it('every sync went the way that our planner foresees', () => {
    expect(shop.ways.map(({ engine }) => engine)).toEqual(shop.ways.map(({ planner }) => planner));
  });
});

/** What has left git, in the order of the engine, with what became of it. */
const pruned = ({ tasks }: SyncReport): readonly string[] => [
  ...new Set(
    tasks
      .filter(({ result }) => result.startsWith('Prune'))
      .map(({ result, kind, name }) => `${result} ${kind} ${name}`),
  ),
];

const isPending = ({ needsPruning }: ObjectState): boolean => needsPruning === true;
