import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import {
  declare,
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

const net = onePool('10.0.0.0/27');
const at = (name: string, count: number, ...addresses: string[]) =>
  workload(name, ordinals(count), { demand: { pins: addresses.map((address, i) => pin(i, address)) } });

const grow = (before: Lock, ...workloads: ReturnType<typeof workload>[]) =>
  leases(settled(declare(net, workloads), before));

describe('growth', () => {
  it('goes on after the run', () => {
    const lock = settled(declare(net, [workload('a', ordinals(3))]), EMPTY_LOCK);
    expect(grow(lock, workload('a', ordinals(6)))).toEqual(['10.0.0.0..10.0.0.5 a 0..5 bound']);
  });

  it('takes the other half of the doubled block where the run cannot go on', () => {
    const lock = settled(declare(net, [at('a', 2, '10.0.0.6', '10.0.0.7'), at('b', 1, '10.0.0.8')]), EMPTY_LOCK);
    expect(grow(lock, workload('a', ordinals(4)), workload('b', ordinals(1)))).toEqual([
      '10.0.0.4..10.0.0.5 a 2..3 bound',
      '10.0.0.6..10.0.0.7 a 0..1 bound',
      '10.0.0.8 b 0 bound',
    ]);
  });

  it('gets a second block else, for the new ordinals only', () => {
    const lock = settled(declare(net, [at('a', 2, '10.0.0.0', '10.0.0.1'), at('b', 1, '10.0.0.2')]), EMPTY_LOCK);
    expect(grow(lock, workload('a', ordinals(4)), workload('b', ordinals(1)))).toEqual([
      '10.0.0.0..10.0.0.1 a 0..1 bound',
      '10.0.0.2 b 0 bound',
      '10.0.0.4..10.0.0.5 a 2..3 bound',
    ]);
  });

  it('within the head-room changes no other line', () => {
    const others = [workload('b', ordinals(3)), workload('c', ordinals(1))];
    const lock = settled(declare(net, [workload('a', ordinals(2, 7)), ...others]), EMPTY_LOCK);
    const grown = settled(declare(net, [workload('a', ordinals(6, 7)), ...others]), lock);
    const notA = (each: Lock) => leases(each).filter((line) => !line.includes(' a '));
    expect(notA(grown)).toEqual(notA(lock));
  });

  it('takes as few runs as can be where there is no block', () => {
    const walls = ['10.0.0.3', '10.0.0.5', '10.0.0.12', '10.0.0.18', '10.0.0.22', '10.0.0.26'];
    const lock = settled(
      declare(
        net,
        walls.map((address, i) => at(`w${i}`, 1, address)),
      ),
      EMPTY_LOCK,
    );
    const names = walls.map((_, i) => workload(`w${i}`, ordinals(1)));
    expect(grow(lock, ...names, workload('a', ordinals(9))).filter((line) => line.includes(' a '))).toHaveLength(2);
    expect(
      rules(declare(net, [...names, workload('a', ordinals(9), { demand: { contiguity: 'required' } })]), lock),
    ).toEqual(['IPAM201']);
  });

  it('fills pools in their order', () => {
    const pools = network({
      subnets: [subnet({ pools: [pool('a', [given('10.0.9.0/30')]), pool('b', [given('10.0.4.0/30')])] })],
    });
    const six = workload('x', ordinals(6), { demand: { pools: ['prod/pods/a', 'prod/pods/b'] } });
    expect(leases(settled(declare(pools, [six]), EMPTY_LOCK))).toEqual([
      '10.0.4.0..10.0.4.1 x 4..5 bound',
      '10.0.9.0..10.0.9.3 x 0..3 bound',
    ]);
  });

  it('prefers one block in a later pool to pieces in an earlier one', () => {
    const pools = network({
      subnets: [subnet({ pools: [pool('a', [given('10.0.9.0/30')]), pool('b', [given('10.0.4.0/28')])] })],
    });
    const six = workload('x', ordinals(6), { demand: { pools: ['prod/pods/a', 'prod/pods/b'] } });
    expect(leases(settled(declare(pools, [six]), EMPTY_LOCK))[0]).toMatch(
      /^10\.0\.4\.\d+\.\.10\.0\.4\.\d+ x 0\.\.5 bound$/,
    );
  });

  it('lies within one aligned block even between the ends of a subnet', () => {
    const small = onePool('10.0.0.0/29', { edges: [{ family: 4, atStart: 1, atEnd: 1 }] });
    const six = workload('x', ordinals(6), { demand: { contiguity: 'required' } });
    expect(leases(settled(declare(small, [six]), EMPTY_LOCK))).toEqual(['10.0.0.1..10.0.0.6 x 0..5 bound']);
  });

  it('places a block of a power of two on its boundary', () => {
    const lock = settled(declare(onePool('10.0.0.0/20'), [workload('x', ordinals(9, 16))]), EMPTY_LOCK);
    const [first] = lock.networks[0]!.leases;
    expect(first!.range.firstValue % 16n).toBe(0n);
  });
});
