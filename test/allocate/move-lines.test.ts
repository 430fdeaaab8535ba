import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import { printLock } from '../../src/lock/format';
import type { Declarations } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import type { MoveRequest } from '../../src/model/move';
import type { Reclaim } from '../../src/model/reclaim';
import { Range } from '../../src/net/range';
import { lockOf } from '../lock/lock-text';
import {
  declare,
  given,
  leases,
  network,
  onePool,
  ordinals,
  owner,
  pin,
  pool,
  rules,
  settled,
  subnet,
  workload,
} from './world';

const KEPT: Reclaim = { onScaleDown: 'forever', onDelete: 'forever' };

const move = (declarations: Declarations, lock: Lock, request: Partial<MoveRequest> = {}) =>
  moveLeases(declarations, lock, { owner: owner('a'), isAll: false, ...request });

/** The lock after a move that the next synth agrees to, as it is read back from its file. */
function moved(declarations: Declarations, lock: Lock, request: Partial<MoveRequest> = {}): Lock {
  const { lock: next, problems } = move(declarations, lock, request);
  expect(problems).toEqual([]);
  expect(printLock(settled(declarations, next))).toBe(printLock(next));
  return lockOf(printLock(next));
}

const reserved = (...ranges: string[]) => ({
  ...onePool('10.0.0.0/29'),
  reservations: ranges.map((range) => ({ range: Range.of(range), reason: 'a printer', where: {} })),
});

describe('a move of claims that would come home to what is forbidden by now', () => {
  const a = workload('a', ordinals(1), { reclaim: KEPT });
  const gone = settled(declare(reserved()), settled(declare(reserved(), [a]), EMPTY_LOCK));
  const { range } = gone.networks[0]!.leases[0]!;
  const returned = declare(reserved(`${range}`), [a]);

  it('releases that home and gives them another address', () => {
    expect(rules(returned, gone)).toEqual(['IPAM202']);
    const lines = leases(moved(returned, gone));
    expect(lines).toContain(`${range} a 0 released moved`);
    expect(lines.filter((line) => line.endsWith('a 0 bound'))).toHaveLength(1);
  });

  it('leaves alone what is kept for claims that are not declared', () => {
    const two = workload('a', ordinals(2), { reclaim: KEPT });
    const both = settled(declare(reserved()), settled(declare(reserved(), [two]), EMPTY_LOCK));
    const forbidden = declare(reserved('10.0.0.0..10.0.0.7'), [a]);
    expect(move(forbidden, both).lock).toBe(both);
    const all = both.networks[0]!.leases[0]!.range;
    const lines = leases(moved(declare(reserved(`${all}`), [a]), both));
    expect(lines).toContain(`${all.first} a 0 released moved`);
    expect(lines).toContain(`${all.last} a 1 retained forever`);
  });
});

describe('a move beside others that have to move too', () => {
  const both = [workload('a', ordinals(2)), workload('b', ordinals(2))];
  const lock = settled(declare(onePool('10.0.0.0/29'), both), EMPTY_LOCK);
  const ranges = lock.networks[0]!.leases.map(({ range }) => `${range}`);

  it('moves one after the other', () => {
    const changed = declare(reserved(...ranges), both);
    expect(rules(changed, lock)).toEqual(['IPAM202', 'IPAM202']);
    const first = move(changed, lock);
    expect(first.problems).toEqual([]);
    expect(leases(first.lock).filter((line) => line.includes(' b '))).toEqual(
      leases(lock).filter((line) => line.includes(' b ')),
    );
    expect(rules(changed, lockOf(printLock(first.lock)))).toEqual(['IPAM202']);
    const second = moved(changed, first.lock, { owner: owner('b') });
    expect(leases(second).filter((line) => line.endsWith('bound'))).toHaveLength(2);
  });
});

describe('a move of a workload that was renamed', () => {
  it('finds its lines under the old name', () => {
    const lock = settled(declare(onePool('10.0.0.0/29'), [workload('old', ordinals(1))]), EMPTY_LOCK);
    const { range } = lock.networks[0]!.leases[0]!;
    const renamed = declare(reserved(`${range}`), [workload('a', ordinals(1), { formerly: owner('old') })]);
    expect(rules(renamed, lock)).toEqual(['IPAM202']);
    const lines = leases(moved(renamed, lock));
    expect(lines).toContain(`${range} a 0 released moved`);
    expect(lines.filter((line) => line.endsWith('a 0 bound'))).toHaveLength(1);
  });
});

describe('a move of interchangeable pods', () => {
  const set = (max: number, pins: readonly string[]) =>
    declare(onePool('10.0.0.0/29'), [
      workload('a', { kind: 'set', count: max, max }, { demand: { pins: pins.map((address, i) => pin(i, address)) } }),
    ]);
  const web = { owner: owner('a', 'Deployment') };

  it('frees no more addresses than there are new pins', () => {
    const lock = settled(set(3, []), EMPTY_LOCK);
    const { range } = lock.networks[0]!.leases[0]!;
    const free = range.firstValue === Range.of('10.0.0.0').firstValue ? '10.0.0.7' : '10.0.0.0';
    const lines = leases(moved(set(3, [free]), lock, web));
    expect(lines).toContain(`${range.last} Deployment/a released moved`);
    expect(lines).toContain(`${range.first}..${range.at(1)} Deployment/a bound`);
    expect(lines).toContain(`${free} Deployment/a bound`);
  });

  it('moves nothing where the pinned addresses are held already', () => {
    const lock = settled(set(3, []), EMPTY_LOCK);
    const { range } = lock.networks[0]!.leases[0]!;
    expect(move(set(3, [`${range.at(1)}`]), lock, web).problems.map(({ rule }) => rule)).toEqual(['IPAM221']);
  });
});

describe('a move to an address', () => {
  const a = workload('a', ordinals(1));
  const one = declare(onePool('10.0.0.0/29'), [a]);

  it.each([
    ['of a family that nobody asks for', one, 'fd00::1'],
    ['of a workload without replicas', declare(onePool('10.0.0.0/29'), [workload('a', ordinals(0))]), '10.0.0.1'],
    [
      'other than the one that is pinned',
      declare(onePool('10.0.0.0/29'), [workload('a', ordinals(1), { demand: { pins: [pin(0, '10.0.0.2')] } })]),
      '10.0.0.1',
    ],
  ])('%s is refused', (_what, declarations, to) => {
    const lock = settled(declarations, EMPTY_LOCK);
    for (const isAll of [false, true]) {
      const answer = move(declarations, lock, { to, isAll });
      expect(answer.problems.map(({ rule }) => rule)).toEqual(['IPAM222']);
      expect(answer.lock).toBe(lock);
    }
  });
});

describe('a move of claims without addresses', () => {
  const cloud = (...pools: string[]) =>
    declare(
      network({
        subnets: [
          subnet({
            blocks: [given('10.0.0.0/24')],
            pools: [pool('x', [given('10.0.0.0/28')]), pool('y', [given('10.0.0.16/28')])],
          }),
        ],
      }),
      [
        workload('a', ordinals(2), {
          reclaim: KEPT,
          demand: { isAddressed: false, pools: pools.map((name) => `prod/pods/${name}`) },
        }),
      ],
    );
  const claims = (lock: Lock) =>
    lock.networks[0]!.claims.map(
      ({ place, ordinals, tenure }) => `${place} ${ordinals!.first}..${ordinals!.last} ${tenure.state}`,
    );

  it('there and back leaves one line for each claim in each place', () => {
    const there = moved(cloud('y'), settled(cloud('x'), EMPTY_LOCK));
    expect(claims(there)).toEqual(['prod/pods/x 0..1 released', 'prod/pods/y 0..1 bound']);
    expect(claims(moved(cloud('x'), there))).toEqual(['prod/pods/x 0..1 bound', 'prod/pods/y 0..1 released']);
  });

  it('releases a home in a place that is no longer theirs', () => {
    const { networks } = cloud('x');
    const gone = settled(declare(networks), settled(cloud('x'), EMPTY_LOCK));
    expect(allocate(cloud('y'), gone).problems.map(({ rule }) => rule)).toEqual(['IPAM202']);
    expect(claims(moved(cloud('y'), gone))).toEqual(['prod/pods/x 0..1 released', 'prod/pods/y 0..1 bound']);
  });
});

describe('a move while another is still to come', () => {
  it('leaves alone what a third workload pins and has not got yet', () => {
    const before = settled(
      declare(onePool('10.0.0.0/28'), [workload('a', ordinals(2)), workload('b', ordinals(2))]),
      EMPTY_LOCK,
    );
    const pinned = workload('c', ordinals(1), { demand: { pins: [pin(0, '10.0.0.24')] } });
    const declarations = declare(onePool('10.0.0.24/29'), [
      workload('a', ordinals(2)),
      workload('b', ordinals(2)),
      pinned,
    ]);
    expect(rules(declarations, before)).toEqual(['IPAM202', 'IPAM202']);
    const once = move(declarations, before).lock;
    const twice = moved(declarations, once, { owner: owner('b') });
    expect(leases(settled(declarations, twice)).filter((line) => line.endsWith('bound'))).toEqual([
      '10.0.0.24 c 0 bound',
      expect.stringContaining('a 0..1 bound'),
      expect.stringContaining('b 0..1 bound'),
    ]);
  });
});
