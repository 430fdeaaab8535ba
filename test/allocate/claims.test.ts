import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { Replicas } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Range } from '../../src/net/range';
import { declare, given, leases, network, onePool, ordinals, pool, rules, settled, subnet, workload } from './world';

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
    expect(rules(declare(smaller, [claimed('a', ordinals(6))]), gone)).toEqual(['IPAM200']);
  });

  it('are refused beyond the usable addresses of the pool, together with its leases', () => {
    expect(rules(declare(net, [claimed('a', ordinals(6))]), EMPTY_LOCK)).toEqual([]);
    expect(rules(declare(net, [claimed('a', ordinals(7))]), EMPTY_LOCK)).toEqual(['IPAM200']);
    expect(allocate(declare(net, [claimed('a', ordinals(4)), workload('b', ordinals(3))]), EMPTY_LOCK)).toMatchObject({
      problems: [
        {
          rule: 'IPAM200',
          where: { identity: 'prod/shop/StatefulSet/a' },
          message:
            'prod/shop/StatefulSet/a asks for 4 more IPv4 addresses, and its pools have no room: prod/pods/db 10.0.0.0/29 has 8 addresses: 3 free (largest block 2), 3 bound, 0 head-room, 0 retained, 0 released, in quarantine, 0 reserved, 2 excluded.',
          fix: 'Add a pool to its list, or widen prod/pods/db to /28.',
        },
      ],
    });
  });

  it('count against those who come later, and a refusal says so', () => {
    const lock = settled(declare(net, [claimed('a', ordinals(4))]), EMPTY_LOCK);
    const [problem] = allocate(declare(net, [claimed('a', ordinals(4)), workload('b', ordinals(3))]), lock).problems;
    expect(problem!.message).toContain('6 free (largest block 2; 4 are counted on by claims whose address the backend');
  });

  it('stand in a pool that became too small for them, until somebody acts', () => {
    const lock = settled(declare(net, [claimed('a', ordinals(6))]), EMPTY_LOCK);
    const smaller = { ...net, reservations: [{ range: Range.of('10.0.0.3'), reason: 'a printer', where: {} }] };
    expect(rules(declare(smaller, [claimed('a', ordinals(6))]), lock)).toEqual(['IPAM214']);
  });

  it('share several pools, so that nobody is refused who could be served', () => {
    const two = network({
      subnets: [subnet({ pools: [pool('db', [given('10.0.0.0/29')]), pool('new', [given('10.0.1.0/29')])] })],
    });
    const both = { demand: { pools: ['prod/pods/db', 'prod/pods/new'] } };
    const all = [claimed('a', ordinals(8), both), claimed('b', ordinals(4)), workload('c', ordinals(4), both)];
    const lock = settled(declare(two, all), EMPTY_LOCK);
    expect(leases(lock)).toEqual(['10.0.0.0..10.0.0.3 c 0..3 bound']);
    expect(lines(lock)).toEqual(['prod/pods/db b 0..3 bound', 'prod/pods/new a 0..7 bound']);
    expect(rules(declare(two, [...all, claimed('d', ordinals(1), both)]), lock)).toEqual(['IPAM200']);
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
