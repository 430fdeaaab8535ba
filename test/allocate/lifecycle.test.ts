import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Address } from '../../src/net/address';
import { Range } from '../../src/net/range';
import {
  DAY,
  declare,
  given,
  leases,
  network,
  onePool,
  ordinals,
  owner,
  pool,
  rules,
  settled,
  subnet,
  workload,
} from './world';

const net = onePool('10.0.0.0/28');
const RETAIN = { onScaleDown: 3600, onDelete: 'forever' } as const;

const after = (...steps: Parameters<typeof workload>[]): string[] =>
  leases(steps.reduce<Lock>((lock, step) => settled(declare(net, [workload(...step)]), lock), EMPTY_LOCK));

describe('the life of a lease', () => {
  it('is bound for declared replicas and head-room up to the maximum', () => {
    expect(after(['a', ordinals(2, 4)])).toEqual([
      '10.0.0.0..10.0.0.1 a 0..1 bound',
      '10.0.0.2..10.0.0.3 a 2..3 headroom',
    ]);
  });

  it('turns from head-room to bound and back with the replicas', () => {
    expect(after(['a', ordinals(2, 4)], ['a', ordinals(4, 4)])).toEqual(['10.0.0.0..10.0.0.3 a 0..3 bound']);
    expect(after(['a', ordinals(4, 4)], ['a', ordinals(0, 4)])).toEqual(['10.0.0.0..10.0.0.3 a 0..3 headroom']);
  });

  it('is released beyond the maximum, head-room too', () => {
    expect(after(['a', ordinals(2, 4)], ['a', ordinals(1, 1)])).toEqual([
      '10.0.0.0 a 0 bound',
      '10.0.0.1..10.0.0.3 a 1..3 released',
    ]);
  });

  it('is retained where the declared policy says so', () => {
    expect(after(['a', ordinals(3)], ['a', ordinals(1), { reclaim: RETAIN }])).toEqual([
      '10.0.0.0 a 0 bound',
      '10.0.0.1..10.0.0.2 a 1..2 retained 3600',
    ]);
  });

  it('follows the policy in its line once the workload is gone', () => {
    expect(after(['a', ordinals(2, 3), { reclaim: RETAIN }], ['b', ordinals(0)])).toEqual([
      '10.0.0.0..10.0.0.2 a 0..2 retained forever',
    ]);
  });

  it('comes home from retained and released', () => {
    expect(after(['a', ordinals(3)], ['a', ordinals(1)], ['a', ordinals(3)])).toEqual([
      '10.0.0.0..10.0.0.2 a 0..2 bound',
    ]);
    expect(after(['a', ordinals(2), { reclaim: RETAIN }], ['b', ordinals(0)], ['a', ordinals(2)])).toEqual([
      '10.0.0.0..10.0.0.1 a 0..1 bound',
    ]);
  });

  it('ends like a scale-down for a family that is no longer asked for', () => {
    const both = network({
      subnets: [
        subnet({
          blocks: [given('10.0.0.0/28'), given('fd00::/124')],
          pools: [pool('db', [given('10.0.0.0/28'), given('fd00::/124')])],
        }),
      ],
    });
    const demands = ([4, 6] as const).map((family) => ({ ...workload('a', ordinals(1)).demands[0]!, family }));
    const dual = settled(declare(both, [workload('a', ordinals(1), { demands })]), EMPTY_LOCK);
    expect(leases(dual)).toEqual(['10.0.0.0 a 0 bound', 'fd00:: a 0 bound']);
    const single = settled(declare(both, [workload('a', ordinals(1), { reclaim: RETAIN })]), dual);
    expect(leases(single)).toEqual(['10.0.0.0 a 0 bound', 'fd00:: a 0 retained 3600']);
  });

  it('keeps the addresses of a Deployment, lowest first, and gives the highest back', () => {
    const set = (count: number, max = count) => ({ kind: 'set', count, max }) as const;
    expect(after(['a', set(2, 4)])).toEqual([
      '10.0.0.0..10.0.0.1 Deployment/a bound',
      '10.0.0.2..10.0.0.3 Deployment/a headroom',
    ]);
    expect(after(['a', set(4)], ['a', set(1, 2)])).toEqual([
      '10.0.0.0 Deployment/a bound',
      '10.0.0.1 Deployment/a headroom',
      '10.0.0.2..10.0.0.3 Deployment/a released',
    ]);
  });
});

const lockWith = (...lines: Lock['networks'][number]['leases']): Lock => ({
  ...EMPTY_LOCK,
  networks: [{ name: 'corp', carved: [], headings: [], leases: lines, claims: [] }],
});

describe('lines of the lock', () => {
  const a = owner('a');

  it('prefers the retained home to the released one', () => {
    const lock = lockWith(
      {
        owner: a,
        range: Range.of('10.0.0.3'),
        ordinals: { first: 0, last: 0 },
        tenure: { state: 'released', quarantine: DAY },
      },
      {
        owner: a,
        range: Range.of('10.0.0.9'),
        ordinals: { first: 0, last: 0 },
        tenure: { state: 'retained', for: 'forever', quarantine: DAY },
      },
    );
    expect(leases(settled(declare(net, [workload('a', ordinals(1))]), lock))).toEqual([
      '10.0.0.3 a 0 released',
      '10.0.0.9 a 0 bound',
    ]);
  });

  it('does not come home to what lock move left, and leaves dates alone', () => {
    const since = '2026-11-01T00:00:00Z';
    const lock = lockWith(
      {
        owner: a,
        range: Range.of('10.0.0.0'),
        ordinals: { first: 0, last: 0 },
        tenure: { state: 'released', since, quarantine: DAY, moved: true },
      },
      {
        owner: a,
        range: Range.of('10.0.0.9'),
        ordinals: { first: 4, last: 4 },
        tenure: { state: 'retained', for: 3600, since, quarantine: DAY },
      },
    );
    expect(leases(settled(declare(net, [workload('a', ordinals(1))]), lock))).toEqual([
      `10.0.0.0 a 0 released moved ${since}`,
      '10.0.0.1 a 0 bound',
      `10.0.0.9 a 4 retained 3600 ${since}`,
    ]);
  });

  it('refuses a lock in which two lines overlap, or one claim has two addresses', () => {
    const held = { state: 'bound', reclaim: { onScaleDown: 'release', onDelete: 'release' }, quarantine: DAY } as const;
    const one = (address: string, first: number, last = first) => ({
      owner: a,
      range: Range.of(address),
      ordinals: { first, last },
      tenure: held,
    });
    expect(
      rules(declare(net, [workload('a', ordinals(3))]), lockWith(one('10.0.0.1..2', 0, 1), one('10.0.0.2', 2))),
    ).toEqual(['IPAM210']);
    expect(rules(declare(net, [workload('a', ordinals(1))]), lockWith(one('10.0.0.1', 0), one('10.0.0.2', 0)))).toEqual(
      ['IPAM209'],
    );
  });
});

describe('addresses that may no longer be had', () => {
  const before = settled(declare(net, [workload('a', ordinals(4))]), EMPTY_LOCK);

  it('are one error with all moves, and nothing moves', () => {
    const reserved = { ...net, reservations: [{ range: Range.of('10.0.0.2..3'), reason: 'routers', where: {} }] };
    const answer = allocate(declare(reserved, [workload('a', ordinals(4))]), before);
    expect(answer.lock).toBe(before);
    expect(answer.problems).toHaveLength(1);
    expect(answer.problems[0]).toMatchObject({
      rule: 'IPAM202',
      message: expect.stringContaining('10.0.0.2..10.0.0.3 (ordinals 2..3) are reserved'),
      fix: expect.stringContaining('cdk8s-ipam lock move prod/shop/StatefulSet/a'),
    });
  });

  it.each([
    ['excluded', onePool('10.0.0.0/28', { excluded: [Address.of('10.0.0.3')] })],
    ['outside its pools', onePool('10.0.0.0/31')],
  ])('are refused when %s', (_, changed) => {
    expect(rules(declare(changed, [workload('a', ordinals(4))]), before)).toEqual(['IPAM202']);
  });

  it('are refused for one who returns, too', () => {
    const gone = settled(declare(net), before);
    expect(rules(declare(onePool('10.0.0.8/29'), [workload('a', ordinals(4))]), gone)).toEqual(['IPAM202']);
  });

  it('may stay with one who is gone', () => {
    const gone = settled(declare(net), before);
    expect(leases(settled(declare(onePool('10.0.0.8/29')), gone))).toEqual(['10.0.0.0..10.0.0.3 a 0..3 released']);
  });
});
