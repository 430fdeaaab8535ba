import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { reviewChange } from '../../src/review/review-change';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const CACHE = 'prod/shop/StatefulSet/cache';
const API = 'prod/shop/Deployment/api';
const POD = 'prod/shop/Pod/licences';

const DAY_1 = '2026-11-01T00:00:00Z';
const DAY_2 = '2026-11-02T00:00:00Z';

const review = (base: Lock, head: Lock, renames: Readonly<Record<string, string>> = {}) =>
  reviewChange({
    base: { name: 'main', lock: base },
    head: { name: 'working tree', lock: head },
    asOf: '2026-11-05T00:00:00Z',
    app: { renames: new Map(Object.entries(renames)), places: [], problems: [] },
    file: 'ipam.lock.yaml',
  });

/** What happens to what, and why. */
const rows = (base: readonly string[], head: readonly string[], renames = {}): string[] =>
  review(linesOf(base), linesOf(head), renames).allocations.map(
    ({ action, what, to, reason }) => `${action} ${to === undefined ? what : `${what} -> ${to}`}: ${reason}`,
  );

const linesOf = (lines: readonly string[]): Lock => (lines.length === 0 ? EMPTY_LOCK : leasesOf(...lines));

describe('the reason of a change', () => {
  it('tells a new workload from one that grows, and says how far', () => {
    const before = [`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`];
    const after = [
      `10.0.0.4..10.0.0.7 bound ${REDIS} 0..3`,
      `10.0.0.8..10.0.0.9 headroom ${REDIS} 4..5`,
      `10.0.0.12 bound ${POD}`,
    ];
    expect(rows(before, after)).toEqual([
      'allocate 10.0.0.7: replicas 3 -> 4',
      'allocate 10.0.0.8..10.0.0.9: maxReplicas 3 -> 6',
      'allocate 10.0.0.12: Pod is new',
    ]);
  });

  it('tells of head-room that is given up by the maximum, and of what becomes head-room by the replicas', () => {
    const before = [`10.0.0.4..10.0.0.7 bound ${REDIS} 0..3`, `10.0.0.8..10.0.0.9 headroom ${REDIS} 4..5`];
    const after = [
      `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`,
      `10.0.0.6 headroom ${REDIS} 2`,
      `10.0.0.7..10.0.0.9 released ${REDIS} 3..5`,
    ];
    expect(rows(before, after)).toEqual([
      'spare 10.0.0.6: kept as head-room (replicas 4 -> 2)',
      'release 10.0.0.7: replicas 4 -> 2',
      'release 10.0.0.8..10.0.0.9: maxReplicas 6 -> 3',
    ]);
  });

  it('tells head-room that grows from replicas that do', () => {
    const before = [`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 headroom ${REDIS} 2`];
    expect(rows(before, [before[0]!, `10.0.0.6..10.0.0.7 headroom ${REDIS} 2..3`])).toEqual([
      'allocate 10.0.0.7: maxReplicas 3 -> 4',
    ]);
  });

  it('says that head-room is used, or is head-room again', () => {
    const small = [`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 headroom ${REDIS} 1`];
    const large = [`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`];
    expect(rows(small, large)).toEqual(['activate 10.0.0.5: head-room used (replicas 1 -> 2)']);
    expect(rows(large, small)).toEqual(['spare 10.0.0.5: kept as head-room (replicas 2 -> 1)']);
  });

  it('tells a workload that is gone from one that is smaller', () => {
    const before = [`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`, `10.0.0.8 bound ${CACHE} 0`];
    const after = [
      `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`,
      `10.0.0.6 retained ${REDIS} 2 for=24h`,
      `10.0.0.8 released ${CACHE} 0`,
    ];
    expect(rows(before, after)).toEqual(['retain 10.0.0.6: replicas 3 -> 2', 'release 10.0.0.8: StatefulSet is gone']);
  });

  it('says that an interface or a family comes or goes', () => {
    const before = [`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 bound ${REDIS} 0 nic=net1`];
    const after = [`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 released ${REDIS} 0 nic=net1`, `fd00::4 bound ${REDIS} 0`];
    expect(rows(before, after)).toEqual(['release 10.0.0.5: interface net1 is gone', 'allocate fd00::4: IPv6 is new']);
  });

  it('says who is back', () => {
    const before = [`10.0.0.4 released ${REDIS} 0 since=${DAY_1}`, `10.0.0.5 retained ${POD} for=24h`];
    const after = [`10.0.0.4..10.0.0.4 bound ${REDIS} 0`.replace('10.0.0.4..', ''), `10.0.0.5 bound ${POD}`];
    expect(rows(before, after)).toEqual(['return 10.0.0.4: StatefulSet is back', 'return 10.0.0.5: Pod is back']);
  });

  it('tells what gc has done from what `lock release` has', () => {
    const before = [
      `10.0.0.4 retained ${REDIS} 0 for=24h since=${DAY_1}`,
      `10.0.0.5 retained ${POD} for=24h`,
      `10.0.0.6 released ${CACHE} 0 since=${DAY_1}`,
      `10.0.0.7 released ${API}`,
    ];
    const after = [
      `10.0.0.4 released ${REDIS} 0 since=${DAY_2}`,
      `10.0.0.5 released ${POD}`,
      `10.0.0.7 released ${API} since=${DAY_2}`,
    ];
    expect(rows(before, after)).toEqual([
      'release 10.0.0.4: its retention is over',
      'release 10.0.0.5: given up by `lock release`',
      'expire 10.0.0.6: its quarantine is over',
      'amend 10.0.0.7: dated by `lock gc`',
    ]);
  });

  it('says that a claim has moved, and from where', () => {
    const before = [`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`];
    const after = [
      `10.0.0.4 bound ${REDIS} 0`,
      `10.0.0.5..10.0.0.6 released ${REDIS} 1..2 moved`,
      `10.0.0.9..10.0.0.11 bound ${REDIS} 1..3`,
    ];
    expect(rows(before, after)).toEqual([
      'release 10.0.0.5..10.0.0.6: moved by `lock move`',
      'move 10.0.0.5..10.0.0.6 -> 10.0.0.9..10.0.0.10: moved by `lock move`',
      'allocate 10.0.0.11: replicas 3 -> 4',
    ]);
  });

  it('says what a workload was called, and tells that from a hand-over', () => {
    const before = [`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`];
    const after = [`10.0.0.4 bound ${CACHE} 0`, `10.0.0.5 headroom ${CACHE} 1`];
    expect(rows(before, after, { [REDIS]: CACHE })).toEqual([
      'rename 10.0.0.4: formerly shop/StatefulSet/redis',
      'rename 10.0.0.5: formerly shop/StatefulSet/redis',
    ]);
    expect(rows(before, after)).toEqual([
      'reassign 10.0.0.4: taken over at once',
      'reassign 10.0.0.5: taken over at once',
    ]);
    expect(rows([`10.0.0.4 bound ${REDIS} 0`], [`10.0.0.4 bound ${REDIS} 1`])).toEqual([
      'reassign 10.0.0.4: another pod of the same workload',
    ]);
  });

  it('says what was renamed and given up in one', () => {
    const before = [`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`];
    const after = [`10.0.0.4 bound ${CACHE} 0`, `10.0.0.5 released ${CACHE} 1`];
    expect(rows(before, after, { [REDIS]: CACHE })).toEqual([
      'rename 10.0.0.4: formerly shop/StatefulSet/redis',
      'release 10.0.0.5: replicas 2 -> 1',
    ]);
  });

  it('says which line is gone that should be there', () => {
    const lines = [`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 retained ${POD} for=24h`, `10.0.0.6 released ${CACHE} 0`];
    expect(rows(lines, [])).toEqual([
      'erase 10.0.0.4: its line is gone, and it was never released',
      'erase 10.0.0.5: its line is gone, and it was retained',
      'erase 10.0.0.6: its line is gone before its quarantine is over',
    ]);
  });

  it('says which terms are others', () => {
    const before = [`10.0.0.4 bound ${REDIS} 0 quarantine=48h`, `10.0.0.5 retained ${POD} for=24h`];
    const after = [`10.0.0.4 bound ${REDIS} 0 delete=forever`, `10.0.0.5 retained ${POD} for=48h`];
    expect(rows(before, after)).toEqual([
      'amend 10.0.0.4: quarantine 48h -> 24h, on delete release -> forever',
      'amend 10.0.0.5: kept 24h -> 48h',
    ]);
  });

  it('is said of EIPs and of claims without an address too', () => {
    const lock = (claims: string, eips: string) =>
      lockOf(
        textOf('networks:', '  corp:', '    claims:', `      - prod/tke/all ${claims}`, 'eips:', `  - eip-1 ${eips}`),
      );
    const { allocations } = review(
      lock(`bound ${REDIS} 0..1`, `bound ${REDIS} 0`),
      lock(`bound ${REDIS} 0..2`, `released ${REDIS} 0`),
    );
    expect(
      allocations.map(({ action, thing, what, pool, count, reason }) => [action, thing, what, pool, count, reason]),
    ).toEqual([
      ['allocate', 'claim', 'prod/tke/all', 'prod/tke/all', '1', 'replicas 2 -> 3'],
      ['release', 'eip', 'eip-1', undefined, '1', 'the EIP is gone'],
    ]);
  });
});
