import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { Declarations, Replicas } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { RELEASE } from '../../src/model/reclaim';
import { declare, ordinals, rules, settled, workload } from './world';

const stock = (...ids: string[]) => ({ key: 'prod/eips', where: {}, ids });

const withEips = (name: string, replicas: Replicas, onScaleDown: 'release' | 'forever' = 'release') =>
  workload(name, replicas, { demands: [], eips: { inventory: 'prod/eips', reclaim: { ...RELEASE, onScaleDown } } });

const net = { name: 'corp', where: {}, supernets: [], subnets: [], reservations: [] };

const world = (ids: readonly string[], ...workloads: ReturnType<typeof workload>[]): Declarations =>
  declare(net, workloads, { inventories: [stock(...ids)] });

const lines = (lock: Lock): string[] =>
  lock.eips.map(
    ({ id, owner, ordinals, tenure }) => `${id} ${owner.split('/').at(-1)} ${ordinals?.first} ${tenure.state}`,
  );

describe('EIPs of an inventory', () => {
  it('are taken by owner, ordinal and id, whatever the order of the inventory', () => {
    const both = [withEips('b', ordinals(1)), withEips('a', ordinals(1, 2))];
    expect(lines(settled(world(['eip-3', 'eip-1', 'eip-2'], ...both), EMPTY_LOCK))).toEqual([
      'eip-1 a 0 bound',
      'eip-2 a 1 headroom',
      'eip-3 b 0 bound',
    ]);
  });

  it('stay with their claim when others come before it', () => {
    const lock = settled(world(['eip-1', 'eip-2'], withEips('b', ordinals(1))), EMPTY_LOCK);
    expect(
      lines(settled(world(['eip-0', 'eip-1', 'eip-2'], withEips('a', ordinals(1)), withEips('b', ordinals(1))), lock)),
    ).toEqual(['eip-0 a 0 bound', 'eip-1 b 0 bound']);
  });

  it('are released or retained, are given to no other, and come home', () => {
    const lock = settled(world(['eip-1', 'eip-2'], withEips('a', ordinals(2), 'forever')), EMPTY_LOCK);
    const fewer = settled(world(['eip-1', 'eip-2'], withEips('a', ordinals(1), 'forever')), lock);
    expect(lines(fewer)).toEqual(['eip-1 a 0 bound', 'eip-2 a 1 retained']);
    expect(rules(world(['eip-1', 'eip-2'], withEips('a', ordinals(1)), withEips('b', ordinals(1))), fewer)).toEqual([
      'IPAM212',
    ]);
    expect(lines(settled(world(['eip-1', 'eip-2'], withEips('a', ordinals(2), 'forever')), fewer))).toEqual(
      lines(lock),
    );
    expect(lines(settled(world(['eip-1', 'eip-2']), lock))).toEqual(['eip-1 a 0 released', 'eip-2 a 1 released']);
  });

  it('of a Deployment have no ordinal', () => {
    const lock = settled(world(['eip-1', 'eip-2'], withEips('d', { kind: 'set', count: 1, max: 2 })), EMPTY_LOCK);
    expect(lines(lock)).toEqual(['eip-1 d undefined bound', 'eip-2 d undefined headroom']);
    expect(settled(world(['eip-1', 'eip-2'], withEips('d', { kind: 'set', count: 1, max: 2 })), lock)).toEqual(lock);
  });

  it('are refused when one is in two inventories', () => {
    const twice = declare(net, [], { inventories: [stock('eip-1'), { ...stock('eip-1'), key: 'prod/other' }] });
    expect(allocate(twice, EMPTY_LOCK).problems).toMatchObject([
      { rule: 'IPAM211', where: { identity: 'prod/other' } },
    ]);
  });

  it('are refused when there are too few, or no such inventory', () => {
    expect(rules(world(['eip-1'], withEips('a', ordinals(1, 2))), EMPTY_LOCK)).toEqual(['IPAM212']);
    expect(rules(declare(net, [withEips('a', ordinals(1))]), EMPTY_LOCK)).toEqual(['IPAM215']);
  });

  it('are refused when a bound id has left the inventory', () => {
    const lock = settled(world(['eip-1'], withEips('a', ordinals(1))), EMPTY_LOCK);
    expect(rules(world(['eip-2'], withEips('a', ordinals(1))), lock)).toEqual(['IPAM213']);
  });
});
