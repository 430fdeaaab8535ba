import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { declare, leases, onePool, ordinals, settled, workload } from './world';

const net = onePool('10.0.0.0/20', { edges: [{ family: 4, atStart: 2, atEnd: 1 }] });

const teams = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{1,6}$/), size: fc.integer({ min: 1, max: 12 }), isOne: fc.boolean() }),
  { minLength: 1, maxLength: 12, selector: ({ name }) => name },
);

type Team = { readonly name: string; readonly size: number; readonly isOne: boolean };

const workloadsOf = (teams: readonly Team[]) =>
  teams.map(({ name, size, isOne }) => workload(name, isOne ? { kind: 'one' } : ordinals(size, size + 2)));

const of = (teams: readonly Team[]) => {
  const names = new Set(workloadsOf(teams).map(({ owner }) => owner));
  return (lock: Lock) => ({
    ...lock,
    networks: lock.networks.map((each) => ({ ...each, leases: each.leases.filter(({ owner }) => names.has(owner)) })),
  });
};

describe('neighbours', () => {
  it('adding workloads moves nobody and adds only their lines', () => {
    fc.assert(
      fc.property(teams, fc.nat(12), (all, count) => {
        const [added, there] = [all.slice(0, count), all.slice(count)];
        const before = settled(declare(net, workloadsOf(there)), EMPTY_LOCK);
        const after = settled(declare(net, workloadsOf(all)), before);
        expect(of(there)(after)).toEqual(before);
        expect(leases(of(added)(after)).length + leases(before).length).toBe(leases(after).length);
      }),
      { numRuns: 300 },
    );
  });

  it('removing one changes its lines only', () => {
    fc.assert(
      fc.property(teams, (all) => {
        const [gone, ...rest] = all;
        const before = settled(declare(net, workloadsOf(all)), EMPTY_LOCK);
        const after = settled(declare(net, workloadsOf(rest)), before);
        expect(leases(of(rest)(after))).toEqual(leases(of(rest)(before)));
        expect(leases(of([gone!])(after)).every((line) => line.endsWith('released'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a lost lock moves hardly anybody, because places come from names', () => {
    const many = Array.from({ length: 60 }, (_, i) => workload(`w${i}`, ordinals(4)));
    const without = settled(declare(net, many), EMPTY_LOCK);
    const anew = settled(declare(net, [...many, workload('first', ordinals(4))]), EMPTY_LOCK);
    const stayed = leases(without).filter((line) => leases(anew).includes(line));
    expect(stayed.length).toBeGreaterThanOrEqual(leases(without).length - 2);
  });
});
