import type { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Cluster, EipBinding, EipInventory, FixedIpStatefulSet, Ipam, Tke } from '../../src/index';
import type { MoveRequest } from '../../src/model/move';
import { calicoCluster, leasesIn, lockAfter, plainApp, statefulSet, TEMPLATE } from '../support/declare';

/** The lock after a move, or the ids of the rules that refuse it. */
function moved(declare: (app: App) => void, lock: string, request: Partial<MoveRequest> = {}): string[] {
  const app = plainApp();
  Ipam.of(app).useLock(lock);
  declare(app);
  Ipam.of(app).move({ owner: 'prod/shop/StatefulSet/redis', isAll: false, ...request });
  const errors = Ipam.of(app)
    .problems()
    .filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors.map(({ rule }) => rule) : leasesIn(Ipam.of(app).lockText()!);
}

const redis =
  (cidr: string, props: object = {}) =>
  (app: App) =>
    void statefulSet('redis', {
      pools: [calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr })],
      replicas: 3,
      ...props,
    });

const before = () => lockAfter(redis('10.1.0.0/30'));

describe('a move', () => {
  it('binds new addresses for those that have become inadmissible, and releases the old ones', () => {
    expect(moved(redis('10.1.0.8/29'), before())).toEqual([
      '10.1.0.0..10.1.0.2 released prod/shop/StatefulSet/redis 0..2 moved',
      expect.stringMatching(
        /^10\.1\.0\.(8\.\.10\.1\.0\.10|12\.\.10\.1\.0\.14) bound prod\/shop\/StatefulSet\/redis 0\.\.2$/,
      ),
    ]);
  });

  it('leaves alone what may stay where it is', () => {
    const reserve = [{ range: '10.1.0.1', reason: 'a printer' }];
    const declare = (app: App) =>
      void statefulSet('redis', {
        pools: [
          calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', reserve }).pool('db', { cidr: '10.1.0.0/29' }),
        ],
        replicas: 3,
      });
    const lines = moved(declare, lockAfter(redis('10.1.0.0/29')));
    expect(lines).toContain('10.1.0.0 bound prod/shop/StatefulSet/redis 0');
    expect(lines).toContain('10.1.0.1 released prod/shop/StatefulSet/redis 1 moved');
    expect(lines.filter((line) => / redis 1$/.test(line.replace('prod/shop/StatefulSet/', '')))).toHaveLength(1);
  });

  it('is agreed to by the synth that follows, and never undone', () => {
    const app = plainApp();
    Ipam.of(app).useLock(before());
    redis('10.1.0.8/29')(app);
    Ipam.of(app).move({ owner: 'prod/shop/StatefulSet/redis', isAll: false });
    const lock = Ipam.of(app).lockText()!;
    expect(lockAfter(redis('10.1.0.8/29'), lock)).toBe(lock);
  });

  it('takes a claim to the address that was chosen for it', () => {
    const lines = moved(redis('10.1.0.0/29', { addresses: { 1: '10.1.0.6' } }), lockAfter(redis('10.1.0.0/29')));
    expect(lines).toContain('10.1.0.6 bound prod/shop/StatefulSet/redis 1');
    expect(lines).toContain('10.1.0.1 released prod/shop/StatefulSet/redis 1 moved');
  });

  it('takes everything where it is told to', () => {
    const lines = moved(redis('10.1.0.0/28'), lockAfter(redis('10.1.0.0/28')), { isAll: true });
    expect(lines.filter((line) => line.includes('released'))).toEqual([
      '10.1.0.0..10.1.0.2 released prod/shop/StatefulSet/redis 0..2 moved',
    ]);
  });

  it('takes an EIP that left its inventory', () => {
    const cloud = (ids: readonly string[]) => (app: App) => {
      const cluster = new Cluster(app, 'cloud', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
      const pool = cluster.subnet('eni', { cidr: '10.1.0.0/24', tke: { id: 'subnet-a' } }).pool('eni');
      const web = new FixedIpStatefulSet(cluster.namespace('shop'), 'web', {
        replicas: 1,
        pools: [pool],
        template: TEMPLATE,
      });
      EipBinding.inventory(web, new EipInventory(cluster, 'bought', { ids }));
    };
    const lines = moved(cloud(['eip-b']), lockAfter(cloud(['eip-a'])), { owner: 'cloud/shop/StatefulSet/web' });
    expect(lines.filter((line) => line.startsWith('eip'))).toEqual([
      'eip-a released cloud/shop/StatefulSet/web 0 moved',
      'eip-b bound cloud/shop/StatefulSet/web 0',
    ]);
  });

  it.each([
    ['of nobody', { owner: 'prod/shop/StatefulSet/nobody' }, 'IPAM220'],
    ['of nothing', {}, 'IPAM221'],
    ['to a pool that is not its own', { to: 'prod/pods/other' }, 'IPAM222'],
    ['of several to one address', { to: '10.1.0.6' }, 'IPAM222'],
  ])('%s is refused', (_what, request, rule) => {
    expect(moved(redis('10.1.0.0/29'), lockAfter(redis('10.1.0.0/29')), request)).toEqual([rule]);
  });

  it('to a pool in which a pin of it is not is refused with the pin', () => {
    const two = (props: object) => (app: App) => {
      const subnet = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' });
      const pools = [subnet.pool('db', { cidr: '10.1.0.0/29' }), subnet.pool('next', { cidr: '10.1.0.8/29' })];
      statefulSet('redis', { pools, replicas: 2, ...props });
    };
    const request = { to: 'prod/pods/next' };
    const pinned = two({ addresses: { 1: '10.1.0.6' } });
    expect(moved(pinned, lockAfter(pinned), request)).toEqual(['IPAM222']);
    const there = moved(two({ addresses: { 1: '10.1.0.14' } }), lockAfter(two({})), request);
    expect(there).toContain('10.1.0.14 bound prod/shop/StatefulSet/redis 1');
  });

  it('that finds no room changes nothing', () => {
    expect(moved(redis('10.1.0.8/31'), before())).toEqual(['IPAM200']);
  });
});
