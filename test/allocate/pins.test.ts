import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Address } from '../../src/net/address';
import { declare, leases, onePool, ordinals, pin, rules, settled, workload } from './world';

const net = onePool('10.0.0.0/28', { excluded: [Address.of('10.0.0.15')] });

const pinned = (name: string, count: number, ...pins: ReturnType<typeof pin>[]) =>
  workload(name, ordinals(count), { demand: { pins } });

const lockOf = (...workloads: ReturnType<typeof workload>[]): Lock => settled(declare(net, workloads), EMPTY_LOCK);

describe('a pin', () => {
  it('takes the address for its ordinal before anybody else is placed', () => {
    expect(leases(lockOf(pinned('a', 3, pin(1, '10.0.0.0')), workload('b', ordinals(1))))).toEqual([
      '10.0.0.0 a 1 bound',
      '10.0.0.1 a 0 bound',
      '10.0.0.2 a 2 bound',
      '10.0.0.3 b 0 bound',
    ]);
  });

  it('stays for the claim that has it', () => {
    const lock = lockOf(pinned('a', 2, pin(1, '10.0.0.9')));
    expect(settled(declare(net, [pinned('a', 2, pin(1, '10.0.0.9'))]), lock)).toEqual(lock);
    expect(settled(declare(net, [workload('a', ordinals(2))]), lock)).toEqual(lock);
  });

  it('takes the released line of its own claim', () => {
    const gone = settled(declare(net), lockOf(pinned('a', 2, pin(0, '10.0.0.4'), pin(1, '10.0.0.9'))));
    expect(leases(settled(declare(net, [pinned('a', 2, pin(1, '10.0.0.9'))]), gone))).toEqual([
      '10.0.0.4 a 0 bound',
      '10.0.0.9 a 1 bound',
    ]);
  });

  it('of a Deployment is one of its addresses, and those that it has stay', () => {
    const set = (count: number, ...pins: ReturnType<typeof pin>[]) =>
      workload('d', { kind: 'set', count, max: count }, { demand: { pins } });
    const lock = lockOf(set(2));
    expect(leases(settled(declare(net, [set(3, pin(0, '10.0.0.9'))]), lock))).toEqual([
      '10.0.0.0..10.0.0.1 Deployment/d bound',
      '10.0.0.9 Deployment/d bound',
    ]);
    expect(rules(declare(net, [set(2, pin(0, '10.0.0.9'))]), lock)).toEqual(['IPAM206']);
  });

  it('is refused on an address with a line of another owner, in any state', () => {
    const lock = lockOf(pinned('a', 1, pin(0, '10.0.0.4')));
    expect(rules(declare(net, [workload('a', ordinals(1)), pinned('b', 1, pin(0, '10.0.0.4'))]), lock)).toEqual([
      'IPAM203',
    ]);
    const gone = settled(declare(net), lock);
    expect(rules(declare(net, [pinned('b', 1, pin(0, '10.0.0.4'))]), gone)).toEqual(['IPAM203']);
  });

  it('is refused on the address of a sibling', () => {
    const lock = lockOf(pinned('a', 2, pin(0, '10.0.0.4')));
    expect(rules(declare(net, [pinned('a', 3, pin(2, '10.0.0.4'))]), lock)).toEqual(['IPAM203']);
  });

  it.each([
    ['excluded', '10.0.0.15'],
    ['in none of its pools', '10.0.1.1'],
  ])('is refused where the address is %s', (reason, address) => {
    const { problems } = allocate(declare(net, [pinned('a', 1, pin(0, address))]), EMPTY_LOCK);
    expect(problems).toMatchObject([{ rule: 'IPAM204', message: expect.stringContaining(reason) }]);
  });

  it('is refused when two claims pin it', () => {
    expect(
      rules(declare(net, [pinned('a', 1, pin(0, '10.0.0.4')), pinned('b', 1, pin(0, '10.0.0.4'))]), EMPTY_LOCK),
    ).toEqual(['IPAM205', 'IPAM205']);
  });

  it('is refused for a claim that is bound elsewhere, with the move that would do it', () => {
    const { problems } = allocate(
      declare(net, [pinned('a', 1, pin(0, '10.0.0.4'))]),
      lockOf(workload('a', ordinals(1))),
    );
    expect(problems).toMatchObject([
      { rule: 'IPAM206', fix: expect.stringContaining('lock move prod/shop/StatefulSet/a') },
    ]);
  });

  it('waits for its ordinal to exist', () => {
    expect(leases(lockOf(pinned('a', 1, pin(5, '10.0.0.4'))))).toEqual(['10.0.0.0 a 0 bound']);
  });
});
