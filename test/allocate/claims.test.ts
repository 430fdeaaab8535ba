import { describe, expect, it } from 'vitest';
import type { Replicas } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { declare, given, network, onePool, ordinals, pool, rules, settled, subnet, workload } from './world';

const net = onePool('10.0.0.0/29', { edges: [{ family: 4, atStart: 1, atEnd: 1 }] });

const claimed = (name: string, replicas: Replicas, more: Parameters<typeof workload>[2] = {}) =>
  workload(name, replicas, { ...more, demand: { isAddressed: false, ...more.demand } });

const lines = (lock: Lock): string[] =>
  lock.networks.flatMap(({ claims }) =>
    claims.map(
      ({ place, owner, ordinals, tenure }) =>
        `${place} ${owner.split('/').at(-1)} ${ordinals ? `${ordinals.first}..${ordinals.last}` : '-'} ${tenure.state}`,
    ),
  );

describe('claims whose address the backend chooses', () => {
  const before = settled(declare(net, [claimed('a', ordinals(2, 3)), claimed('p', { kind: 'one' })]), EMPTY_LOCK);

  it('have a line at the first of their pools', () => {
    expect(lines(before)).toEqual([
      'prod/pods/db p - bound',
      'prod/pods/db a 0..1 bound',
      'prod/pods/db a 2..2 headroom',
    ]);
    expect(before.networks[0]!.leases).toEqual([]);
  });

  it('live and return like leases', () => {
    const fewer = settled(
      declare(net, [claimed('a', ordinals(1), { reclaim: { onScaleDown: 'forever', onDelete: 'release' } })]),
      before,
    );
    expect(lines(fewer)).toEqual([
      'prod/pods/db p - released',
      'prod/pods/db a 0..0 bound',
      'prod/pods/db a 1..2 retained',
    ]);
    expect(lines(settled(declare(net, [claimed('a', ordinals(2, 3)), claimed('p', { kind: 'one' })]), fewer))).toEqual(
      lines(before),
    );
  });

  it('of a Deployment are a count', () => {
    expect(lines(settled(declare(net, [claimed('d', { kind: 'set', count: 1, max: 3 })]), EMPTY_LOCK))).toEqual([
      'prod/pods/db d 0..0 bound',
      'prod/pods/db d 1..2 headroom',
    ]);
  });

  it('do not count a released lease on an address that is reserved by now', () => {
    const gone = settled(declare(net), settled(declare(net, [workload('b', ordinals(1))]), EMPTY_LOCK));
    const { range } = gone.networks[0]!.leases[0]!;
    const smaller = { ...net, reservations: [{ range, reason: 'a printer', where: {} }] };
    expect(rules(declare(smaller, [claimed('a', ordinals(5))]), gone)).toEqual([]);
    expect(rules(declare(smaller, [claimed('a', ordinals(6))]), gone)).toEqual(['IPAM214']);
  });

  it('are refused beyond the usable addresses of the pool, together with its leases', () => {
    expect(rules(declare(net, [claimed('a', ordinals(6))]), EMPTY_LOCK)).toEqual([]);
    expect(rules(declare(net, [claimed('a', ordinals(7))]), EMPTY_LOCK)).toEqual(['IPAM214']);
    expect(rules(declare(net, [claimed('a', ordinals(4)), workload('b', ordinals(3))]), EMPTY_LOCK)).toEqual([
      'IPAM214',
    ]);
  });

  it('are refused a pool that is no longer theirs', () => {
    const two = network({
      subnets: [subnet({ pools: [pool('db', [given('10.0.0.0/29')]), pool('new', [given('10.0.1.0/29')])] })],
    });
    const lock = settled(declare(two, [claimed('a', ordinals(1))]), EMPTY_LOCK);
    expect(rules(declare(two, [claimed('a', ordinals(1), { demand: { pools: ['prod/pods/new'] } })]), lock)).toEqual([
      'IPAM202',
    ]);
    expect(
      rules(declare(two, [claimed('a', ordinals(1), { demand: { pools: ['prod/pods/new', 'prod/pods/db'] } })]), lock),
    ).toEqual([]);
  });
});
