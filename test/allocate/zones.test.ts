import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import type { WorkloadDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import {
  declare,
  demand,
  given,
  leases,
  network,
  onePool,
  ordinals,
  pin,
  pool,
  rules,
  settled,
  subnet,
  workload,
} from './world';

const zoned = (prefixLength: number, cidr = '10.0.0.0/27') =>
  network({
    subnets: [
      subnet({
        blocks: [given(cidr)],
        pools: [pool('db', [given(cidr)], { zones: [{ name: 'eip', family: 4, prefixLength }] })],
      }),
    ],
  });

const inZone = { demand: { zone: 'eip' } } as const;
const eip = (name: string, count: number) => workload(name, ordinals(count), inZone);
const messages = (workloads: readonly WorkloadDeclaration[], lock: Lock = EMPTY_LOCK, net = zoned(29)) =>
  allocate(declare(net, workloads), lock).problems.map(({ message }) => message);

describe('the zone of a pool', () => {
  it('serves the claims that it is for, at the end of the pool, and no others', () => {
    const lock = settled(declare(zoned(29), [eip('gate', 3), workload('db', ordinals(9))]), EMPTY_LOCK);
    expect(leases(lock)).toEqual(['10.0.0.0..10.0.0.8 db 0..8 bound', '10.0.0.24..10.0.0.26 gate 0..2 bound']);
  });

  it('is full when its own addresses are used, whatever the pool has besides', () => {
    expect(messages([eip('gate', 9)])).toEqual([
      'prod/shop/StatefulSet/gate asks for 9 more IPv4 addresses, and its pools have no room: the zone eip of prod/pods/db 10.0.0.24/29 has 8 addresses: 8 free (largest block 8), 0 bound, 0 head-room, 0 retained, 0 released, in quarantine, 0 reserved, 0 excluded.',
    ]);
  });

  it('is out of reach for others, and their refusal counts it', () => {
    expect(messages([workload('db', ordinals(25))])).toEqual([
      'prod/shop/StatefulSet/db asks for 25 more IPv4 addresses, and its pools have no room: prod/pods/db 10.0.0.0/27 has 32 addresses: 24 free (largest block 16), 0 bound, 0 head-room, 0 retained, 0 released, in quarantine, 0 reserved, 0 excluded, 8 in zones for other claims.',
    ]);
  });

  it('moves nobody by itself: a workload that gets an EIP is moved by command', () => {
    const before = settled(declare(zoned(29), [workload('gate', ordinals(2))]), EMPTY_LOCK);
    const declarations = declare(zoned(29), [eip('gate', 2)]);
    expect(messages([eip('gate', 2)], before)).toEqual([
      'prod/shop/StatefulSet/gate holds addresses that it may no longer have, and synth never moves a claim: 10.0.0.0..10.0.0.1 (ordinals 0..1) are outside the zones of its pools.',
    ]);
    const move = { owner: 'prod/shop/StatefulSet/gate', isAll: false } as Parameters<typeof moveLeases>[2];
    const moved = moveLeases(declarations, before, move);
    expect(leases(moved.lock)).toEqual([
      '10.0.0.0..10.0.0.1 gate 0..1 released moved',
      '10.0.0.24..10.0.0.25 gate 0..1 bound',
    ]);
    expect(settled(declarations, moved.lock)).toEqual(moved.lock);
  });

  it('tells who lies where a zone was declared later', () => {
    const net = onePool('10.0.0.0/27');
    const db = workload('db', ordinals(1), { demand: { pins: [pin(0, '10.0.0.25')] } });
    const before = settled(declare(net, [db]), EMPTY_LOCK);
    expect(messages([workload('db', ordinals(1))], before)).toEqual([
      'prod/shop/StatefulSet/db holds addresses that it may no longer have, and synth never moves a claim: 10.0.0.25 (ordinal 0) is in a zone that serves other claims only.',
    ]);
  });

  it('refuses a pin on the wrong side', () => {
    const pinned = { pins: [pin(0, '10.0.0.30')] };
    const stray = workload('db', ordinals(1), { demand: pinned });
    expect(rules(declare(zoned(29), [stray]), EMPTY_LOCK)).toEqual(['IPAM204']);
    const own = workload('gate', ordinals(1), { demand: { ...pinned, zone: 'eip' } });
    expect(leases(settled(declare(zoned(29), [own]), EMPTY_LOCK))).toEqual(['10.0.0.30 gate 0 bound']);
  });

  it('cannot be the whole pool', () => {
    expect(rules(declare(zoned(27), []), EMPTY_LOCK)).toEqual(['IPAM216']);
  });

  it('is asked of pools that have one; a pool without serves the claim as any other', () => {
    const net = network({
      subnets: [
        subnet({
          pools: [
            pool('plain', [given('10.0.1.0/27')]),
            pool('db', [given('10.0.0.0/27')], { zones: [{ name: 'eip', family: 4, prefixLength: 30 }] }),
          ],
        }),
      ],
    });
    const both = demand({ pools: ['prod/pods/db', 'prod/pods/plain'], zone: 'eip', contiguity: 'none' });
    const gate = workload('gate', ordinals(6), { demands: [both] });
    expect(leases(settled(declare(net, [gate]), EMPTY_LOCK))).toEqual([
      '10.0.0.28..10.0.0.31 gate 0..3 bound',
      '10.0.1.0..10.0.1.1 gate 4..5 bound',
    ]);
  });
});

describe('any workloads in a pool with a zone', () => {
  const sizes = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), isEip: fc.boolean() }), { maxLength: 9 });

  it('lie on their own side, and are refused only where that is full', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 28, max: 31 }), (wanted, prefixLength) => {
        const workloads = wanted.map(({ size, isEip }, i) =>
          workload(`w${i}`, ordinals(size), { demand: { contiguity: 'none', ...(isEip ? inZone.demand : {}) } }),
        );
        const answer = allocate(declare(zoned(prefixLength), workloads), EMPTY_LOCK);
        const zone = Cidr.of(`10.0.0.${32 - 2 ** (32 - prefixLength)}/${prefixLength}`);
        const room = { eip: Number(zone.size), plain: 32 - Number(zone.size) };
        const asked = (side: boolean) =>
          wanted.filter(({ isEip }) => isEip === side).reduce((sum, { size }) => sum + size, 0);
        expect(answer.problems.length === 0).toBe(asked(true) <= room.eip && asked(false) <= room.plain);
        for (const { range, owner } of answer.lock.networks.flatMap((locked) => locked.leases))
          expect(zone.range.overlaps(range)).toBe(wanted[Number(owner.split('/w')[1])]!.isEip);
      }),
    );
  });
});
