import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SyncedShop, type Wares } from '../argo-cd/synced-shop';
import { eventually } from '../control-plane/eventually';
import { refTo } from '../control-plane/kube-object';
import { PodWatch } from '../control-plane/pod-watch';
import { podsByName } from '../control-plane/pods';
import { ready } from '../control-plane/workloads';
import { useClusterWith } from './cluster';

const ADDRESS = '10.23.1.10';
const pools = { db: '10.23.1.0/24' };
const OLD: Wares = { pools, sets: { old: { pool: 'db', replicas: 2, addresses: { 0: ADDRESS, 1: '10.23.1.11' } } } };
const NOBODY: Wares = { pools, sets: { other: { pool: 'db' } } };
const NEW: Wares = { pools, sets: { ...NOBODY.sets, heir: { pool: 'db', addresses: { 0: ADDRESS } } } };

/** Within the quarantine of a day, and behind it. */
const [SOON, LATER] = ['2026-10-02T00:00:00Z', '2026-10-03T01:00:00Z'];

const HEIR = refTo('apps/v1', 'StatefulSet', 'shop/heir');

describe('an address that goes from one workload to another', { timeout: 120_000 }, () => {
  const cluster = useClusterWith({ crds: ['calico/v3.32'], farewell: 4_000 });
  const shop = new SyncedShop(inject('kubernetes'), () => cluster.connection);
  let watch: PodWatch;

  beforeAll(async () => {
    watch = new PodWatch(cluster.connection, cluster.api);
    await shop.sells(OLD, 'old');
    shop.git('tag', 'deployed');
    expect((await shop.sync()).code).toBe(0);
    await ready(cluster.api, [refTo('apps/v1', 'StatefulSet', 'shop/old')]);
  }, 120_000);

  afterAll(() => {
    shop.close();
  });

  it('is refused in one commit: by synth, and by check where the lock was squashed', async () => {
    shop.git('checkout', '--quiet', '-b', 'at-once');
    shop.declare(NEW);
    expect(await shop.run('synth')).toMatchObject({ code: 5, stderr: expect.stringContaining('IPAM203') });

    await shop.sells(NOBODY, 'old goes');
    await shop.passes(SOON, LATER);
    await shop.sells(NEW, 'heir comes');
    shop.git('reset', '--quiet', '--soft', 'main');
    shop.commit('old goes, heir comes');
    const { code, stdout } = await shop.judge('main', LATER);
    shop.git('checkout', '--quiet', 'main');
    expect([code, stdout.match(/IPAM24\d/g)]).toEqual([3, ['IPAM240', 'IPAM243']]);
  });

  it('is free when the sync of the first commit is over, but not yet unused', async () => {
    await shop.sells(NOBODY, 'old goes');
    expect(await shop.judge('main~', SOON)).toMatchObject({ code: 0 });
    const report = await shop.sync();
    expect(report.ended).toMatchObject({ phase: 'Succeeded' });
    expect(report.tasks).toContainEqual(
      expect.objectContaining({ kind: 'StatefulSet', name: 'old', result: 'Pruned' }),
    );
    expect([...(await podsByName(cluster.api, 'shop')).keys()]).toContain('shop/old-0');
  });

  it('reaches the other with the second commit, after the quarantine', async () => {
    await eventually('the old pods are gone', async () => !(await podsByName(cluster.api)).has('shop/old-0'));
    await shop.passes(SOON);
    expect(await shop.sync()).toMatchObject({ code: 0, tasks: [] });
    await shop.passes(LATER);
    await shop.sells(NEW, 'heir comes');
    expect(await shop.judge('main~', LATER)).toMatchObject({ code: 0 });
    expect((await shop.sync()).ended).toMatchObject({ phase: 'Succeeded' });
    await ready(cluster.api, [HEIR]);
  });

  it('never had two owners at any moment', async () => {
    await watch.caughtUp();
    expect(watch.holdersOf(ADDRESS)).toEqual(['shop/old-0', 'shop/heir-0']);
    expect(watch.collisions).toEqual([]);
  });

  it('would have had two in the commit that was refused', async () => {
    await shop.sync('deployed');
    await eventually('the old pods are there again', async () => (await podsByName(cluster.api)).has('shop/old-1'));
    await shop.sync('at-once');
    await ready(cluster.api, [HEIR]);
    await watch.stop();
    expect(watch.collisions).toContain(`${ADDRESS}: old-0 and heir-0`);
  });

  it('every sync went the way that our planner foresees', () => {
    expect(shop.ways.map(({ engine }) => engine)).toEqual(shop.ways.map(({ planner }) => planner));
  });
});
