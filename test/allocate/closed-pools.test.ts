import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import type { Lifecycle, WorkloadDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { declare, type demand, given, leases, network, ordinals, pin, pool, settled, subnet, workload } from './world';

const both = { pools: ['prod/pods/old', 'prod/pods/new'] };

const world = (lifecycle: Lifecycle, cidr = '10.0.0.0/29') =>
  network({
    subnets: [
      subnet({
        pools: [pool('old', [given(cidr)], { lifecycle }), pool('new', [given('10.0.0.16/29')])],
      }),
    ],
  });

const redis = (count: number, more: Parameters<typeof demand>[0] = both) =>
  workload('redis', ordinals(count), { demand: more });

const before = (count: number, only = both): Lock =>
  settled(declare(world('active'), [redis(count, only)]), EMPTY_LOCK);

const problems = (workloads: readonly WorkloadDeclaration[], lock: Lock, lifecycle: Lifecycle = 'draining') =>
  allocate(declare(world(lifecycle), workloads), lock).problems;

describe.each(['draining', 'retired'] as const)('a pool that is %s', (lifecycle) => {
  it('serves nothing new, and keeps what it has', () => {
    const lock = settled(declare(world(lifecycle), [redis(5)]), before(3));
    expect(leases(lock)).toEqual(['10.0.0.0..10.0.0.2 redis 0..2 bound', '10.0.0.16..10.0.0.17 redis 3..4 bound']);
  });

  it('lets those come home who have a line there', () => {
    const scaledDown = settled(declare(world(lifecycle), [redis(1)]), before(3));
    expect(leases(settled(declare(world(lifecycle), [redis(3)]), scaledDown))).toEqual([
      '10.0.0.0..10.0.0.2 redis 0..2 bound',
    ]);
  });

  it('is told in the refusal of those who name no other', () => {
    const only = redis(4, { pools: ['prod/pods/old'] });
    const [problem] = problems([only], before(3, { pools: ['prod/pods/old'] }), lifecycle);
    expect(problem?.message).toBe(
      `prod/shop/StatefulSet/redis asks for 1 more IPv4 address, and its pools have no room: prod/pods/old 10.0.0.0/29 is ${lifecycle} and serves nothing new.`,
    );
    expect(problem?.fix).toContain(`Add a pool to its list that is not ${lifecycle}`);
  });

  it('is not what a refusal advises to widen', () => {
    const [problem] = problems([redis(20)], EMPTY_LOCK, lifecycle);
    expect(problem?.fix).toContain('widen prod/pods/new to /');
  });

  it('takes no pin that is new, but those that stand or come home', () => {
    const pinned = { ...both, pins: [pin(0, '10.0.0.5')] };
    expect(problems([redis(1, pinned)], EMPTY_LOCK, lifecycle).map(({ rule, message }) => [rule, message])).toEqual([
      [
        'IPAM204',
        `prod/shop/StatefulSet/redis pins 10.0.0.5 for ordinal 0, but prod/pods/old 10.0.0.0/29 is ${lifecycle} and serves nothing new.`,
      ],
    ]);
    const held = settled(declare(world('active'), [redis(1, pinned)]), EMPTY_LOCK);
    const closed = (count: number) => declare(world(lifecycle), [redis(count, pinned)]);
    const released = settled(closed(0), settled(closed(1), held));
    expect(leases(settled(closed(1), released))).toEqual(['10.0.0.5 redis 0 bound']);
  });

  it('gives a required block elsewhere', () => {
    const block = { ...both, contiguity: 'required' as const };
    expect(leases(settled(declare(world(lifecycle), [redis(8, block)]), EMPTY_LOCK))).toEqual([
      '10.0.0.16..10.0.0.23 redis 0..7 bound',
    ]);
  });

  it('counts no new claims whose address the backend chooses', () => {
    const claims = redis(3, { ...both, isAddressed: false });
    const first = settled(declare(world('active'), [redis(2, { ...both, isAddressed: false })]), EMPTY_LOCK);
    const placesOf = (lock: Lock) =>
      lock.networks.flatMap((each) => each.claims.map(({ place, ordinals: o }) => `${place} ${o?.first}..${o?.last}`));
    expect(placesOf(first)).toEqual(['prod/pods/old 0..1']);
    expect(placesOf(settled(declare(world(lifecycle), [claims]), first))).toEqual([
      'prod/pods/new 2..2',
      'prod/pods/old 0..1',
    ]);
  });
});

describe('lock move', () => {
  const owner = 'prod/shop/StatefulSet/redis';
  const declarations = declare(world('draining'), [redis(3)]);

  it('--to another pool empties the one that is draining', () => {
    const { lock } = moveLeases(declarations, before(3), { owner, to: 'prod/pods/new', isAll: false });
    expect(leases(lock)).toEqual([
      '10.0.0.0..10.0.0.2 redis 0..2 released moved',
      '10.0.0.16..10.0.0.18 redis 0..2 bound',
    ]);
    expect(settled(declarations, lock)).toEqual(lock);
  });

  it('--all does so as well where the workload has another pool', () => {
    const { lock } = moveLeases(declarations, before(3), { owner, isAll: true });
    expect(leases(lock)).toEqual([
      '10.0.0.0..10.0.0.2 redis 0..2 released moved',
      '10.0.0.16..10.0.0.18 redis 0..2 bound',
    ]);
  });

  it('moves nothing by itself: what stands in a draining pool may stay', () => {
    const answer = moveLeases(declarations, before(3), { owner, isAll: false });
    expect(answer.problems.map(({ rule }) => rule)).toEqual(['IPAM221']);
  });

  it('refuses a pool that serves nothing new as a target', () => {
    const { lock, problems } = moveLeases(declarations, before(3), { owner, to: 'prod/pods/old', isAll: true });
    expect(lock).toEqual(before(3));
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'IPAM226',
        'The pool prod/pods/old is draining and serves nothing new, so prod/shop/StatefulSet/redis cannot move there.',
      ],
    ]);
    const address = moveLeases(declare(world('draining'), [redis(1)]), before(1), {
      owner,
      to: '10.0.0.6',
      isAll: false,
    });
    expect(address.problems.map(({ rule }) => rule)).toEqual(['IPAM204']);
  });
});
