import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Cluster, type FixedIpStatefulSet, Ipam, Tke } from '../../src/index';
import { calicoCluster, plainApp, statefulSet } from '../support/declare';

const redisOn = (app: App, cidr: string) =>
  statefulSet('redis', {
    pools: [calicoCluster(app).subnet('pods', { cidr }).pool('db')],
    replicas: 2,
    maxReplicas: 3,
  });

const redisOnTke = (app: App) => {
  const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.30' });
  const subnet = cluster.subnet('pods', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b' } });
  return statefulSet('redis', { pools: [subnet.pool('db')] });
};

/** What a ConfigMap says that reads a value of the workload. */
function dataOf(declare: (app: App) => FixedIpStatefulSet, value: (redis: FixedIpStatefulSet) => unknown): unknown {
  const app = plainApp();
  const chart = calicoCluster(app, 'other').namespace('reader');
  const data = value(declare(app));
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' }, data } as never);
  expect(Ipam.of(app).errors()).toEqual([]);
  return Testing.synth(chart)[0].data;
}

describe('a value that is filled in at synth', () => {
  it('is the address of an ordinal, head-room included', () => {
    const data = dataOf(
      (app) => redisOn(app, '10.1.0.0/30'),
      (redis) => ({ first: redis.address(0), last: redis.address(2), all: redis.cidrs() }),
    );
    expect(data).toEqual({ first: '10.1.0.0', last: '10.1.0.2', all: ['10.1.0.0/31', '10.1.0.2/32'] });
  });

  it('is of the family that the pools have', () => {
    const data = dataOf(
      (app) => redisOn(app, 'fd00::/126'),
      (redis) => ({ first: redis.address(0) }),
    );
    expect(data).toEqual({ first: 'fd00::' });
  });

  it('is the CIDR of a pool, of IPv6 where it has nothing else', () => {
    const app = plainApp();
    const pool = calicoCluster(app).subnet('pods', { cidr: 'fd00::/64' }).pool('db', { ipv6PrefixLength: 120 });
    const chart = pool.subnet.cluster.namespace('shop');
    new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { cidr: pool.cidr() } } as never);
    expect(Testing.synth(chart)[0].data).toEqual({ cidr: 'fd00::/120' });
  });

  it.each([
    [
      'an ordinal beyond the maximum',
      (app: App) => redisOn(app, '10.1.0.0/29'),
      (w: FixedIpStatefulSet) => w.address(3),
      /ordinal 3/,
    ],
    [
      'a family that no pool has',
      (app: App) => redisOn(app, '10.1.0.0/29'),
      (w: FixedIpStatefulSet) => w.cidrs(6),
      /none of its pools has IPv6/,
    ],
    ['an address that the CNI chooses', redisOnTke, (w: FixedIpStatefulSet) => w.address(0), /its CNI chooses them/],
    [
      'CIDRs of addresses that the CNI chooses',
      redisOnTke,
      (w: FixedIpStatefulSet) => w.cidrs(),
      /its CNI chooses them/,
    ],
  ])('is an error instead of a hole: %s', (_, declare, value, says) => {
    expect(() => dataOf(declare, (redis) => ({ value: value(redis) }))).toThrow(
      /IPAM405 prod\/shop\/StatefulSet\/redis/,
    );
    expect(() => dataOf(declare, (redis) => ({ value: value(redis) }))).toThrow(says);
  });
});
