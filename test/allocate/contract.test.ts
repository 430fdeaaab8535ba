import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { canonicalLock } from '../../src/lock/canonical';
import { printLock } from '../../src/lock/format';
import type { Declarations } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Address } from '../../src/net/address';
import { RangeSet } from '../../src/net/range-set';
import { collected, declarations, histories, shuffled } from './arbitrary';
import { claimOf, claimsDeclared, demandFor, type Entry, entriesOf, isHeldState } from './census-of-lock';
import { declare, leases, onePool, ordinals, settled, workload } from './world';

const chosen = fc.array(fc.nat(7), { maxLength: 5 });
const order = fc.array(fc.nat(1000), { minLength: 5, maxLength: 9 });

/** Every step of a history that the allocator accepts, with the lock before and after. */
function* steps(history: readonly Declarations[], gone: readonly number[]): Generator<Step> {
  let lock: Lock = EMPTY_LOCK;
  for (const declarations of history) {
    const allocation = allocate(declarations, lock);
    if (allocation.problems.length > 0) {
      expect(allocation.lock).toBe(lock);
      expect(allocation.problems.map(({ rule }) => rule)).not.toContain('IPAM209');
      continue;
    }
    yield { declarations, before: lock, after: allocation.lock, cidrs: allocation.cidrs };
    lock = canonicalLock(collected(allocation.lock, gone));
  }
}

interface Step {
  readonly declarations: Declarations;
  readonly before: Lock;
  readonly after: Lock;
  readonly cidrs: ReturnType<typeof allocate>['cidrs'];
}

const inEveryStep = (check: (step: Step) => void, numRuns = 400) =>
  fc.assert(
    fc.property(histories, chosen, (history, gone) => {
      for (const step of steps(history, gone)) check(step);
    }),
    { numRuns },
  );

/** Addresses that a claim newly gets are in one of its pools, and neither excluded nor reserved. */
function mayHave({ declarations, cidrs }: Step, entry: Entry): boolean {
  const demand = demandFor(declarations, entry);
  const address = Address.of(entry.address);
  const inPool = demand?.pools.some((key) => cidrs.get(key)?.some((cidr) => cidr.contains(address)));
  const [network] = declarations.networks;
  const [subnet] = network!.subnets;
  const reserved = RangeSet.from(network!.reservations.map(({ range }) => range));
  const excluded = RangeSet.from(subnet!.excluded);
  const edges = subnet!.edges.find(({ family }) => family === address.family)!;
  const cidr = cidrs.get(subnet!.key)!.find(({ family }) => family === address.family)!;
  const offset = address.value - cidr.base;
  const isEdge = offset < edges.atStart || offset >= cidr.size - BigInt(edges.atEnd);
  return Boolean(inPool) && !reserved.contains(address) && !excluded.contains(address) && !isEdge;
}

describe('the allocation contract', () => {
  it('P1: the order of declarations changes no byte', () => {
    fc.assert(
      fc.property(declarations, declarations, order, (first, second, order) => {
        const lock = allocate(first, EMPTY_LOCK).lock;
        const one = allocate(second, lock);
        const other = allocate(shuffled(second, order), lock);
        expect(other.problems).toEqual(one.problems);
        expect(printLock(other.lock)).toBe(printLock(one.lock));
        expect([...other.cidrs].map(String)).toEqual([...one.cidrs].map(String));
      }),
      { numRuns: 600 },
    );
  });

  it('P2: a claim that is held and still declared keeps its address', () => {
    inEveryStep(({ declarations, before, after }) => {
      const wanted = claimsDeclared(declarations);
      const now = new Map(
        entriesOf(after)
          .filter(({ state }) => isHeldState(state))
          .map((entry) => [claimOf(entry), entry]),
      );
      for (const entry of entriesOf(before))
        if (isHeldState(entry.state) && wanted.has(claimOf(entry)))
          expect(now.get(claimOf(entry))?.address).toBe(entry.address);
    });
  });

  it('P2: a Deployment keeps as many of its addresses as it declares', () => {
    inEveryStep(({ declarations, before, after }) => {
      for (const { owner, replicas, demands } of declarations.workloads) {
        if (replicas.kind !== 'set') continue;
        for (const { family } of demands.filter(({ isAddressed }) => isAddressed)) {
          const heldIn = (lock: Lock) =>
            entriesOf(lock).filter(
              (entry) => entry.owner === owner && entry.family === family && isHeldState(entry.state),
            );
          const [was, is] = [heldIn(before), heldIn(after)];
          const kept = was.filter(({ address }) => is.some((entry) => entry.address === address));
          expect(is).toHaveLength(replicas.max);
          expect(is.filter(({ state }) => state === 'bound')).toHaveLength(replicas.count);
          expect(kept).toHaveLength(Math.min(was.length, replicas.max));
        }
      }
    });
  });

  it('P3: allocating again changes nothing', () => {
    inEveryStep(({ declarations, after }) => {
      const again = allocate(declarations, after);
      expect(again.problems).toEqual([]);
      expect(printLock(again.lock)).toBe(printLock(after));
    });
  });

  it('P4: one owner for each address, one address for each claim, none that may not be given', () => {
    inEveryStep((step) => {
      const { declarations, before, after } = step;
      const entries = entriesOf(after);
      const old = new Map(entriesOf(before).map((entry) => [entry.address, entry]));
      expect(new Set(entries.map(({ address }) => address)).size).toBe(entries.length);
      for (const entry of entries) {
        const was = old.get(entry.address);
        if (was) expect(entry.owner).toBe(was.owner);
        else expect(mayHave(step, entry)).toBe(true);
      }
      const held = entries
        .filter(({ state }) => isHeldState(state))
        .filter(({ owner }) => !owner.includes('/Deployment/'));
      const states = new Map(held.map((entry) => [claimOf(entry), entry.state]));
      expect(states.size).toBe(held.length);
      expect([...states].sort()).toEqual([...claimsDeclared(declarations)].sort());
    });
  });

  it('P6: a claim that returns gets its address back, the retained one first', () => {
    inEveryStep(({ declarations, before, after }) => {
      const was = entriesOf(before);
      const wasHeld = new Set(was.filter(({ state }) => isHeldState(state)).map(claimOf));
      for (const entry of entriesOf(after)) {
        if (!isHeldState(entry.state) || wasHeld.has(claimOf(entry)) || entry.owner.includes('/Deployment/')) continue;
        if (demandFor(declarations, entry)!.pins.some(({ ordinal }) => ordinal === (entry.ordinal ?? 0))) continue;
        const homes = was.filter((home) => claimOf(home) === claimOf(entry));
        const best = homes.some(({ state }) => state === 'retained') ? 'retained' : 'released';
        if (homes.length > 0) expect(homes.find(({ address }) => address === entry.address)?.state).toBe(best);
      }
    });
  });

  it('P6: a Deployment that grows takes its old addresses before new ones', () => {
    inEveryStep(({ declarations, before, after }) => {
      const was = new Map(entriesOf(before).map((entry) => [entry.address, entry]));
      for (const { owner, demands } of declarations.workloads.filter(({ replicas }) => replicas.kind === 'set'))
        for (const { family } of demands.filter(({ pins, isAddressed }) => isAddressed && pins.length === 0)) {
          const own = entriesOf(after).filter((entry) => entry.owner === owner && entry.family === family);
          const isAnyNew = own.some(({ address }) => !was.has(address));
          if (isAnyNew) expect(own.every(({ state }) => isHeldState(state))).toBe(true);
        }
    });
  });

  it('P7: an address with a line keeps its line and its owner', () => {
    inEveryStep(({ before, after }) => {
      const owners = new Map(entriesOf(after).map(({ address, owner }) => [address, owner]));
      for (const { address, owner } of entriesOf(before)) expect(owners.get(address)).toBe(owner);
      const eips = new Map(after.eips.map(({ id, owner }) => [id, owner]));
      for (const { id, owner } of before.eips) expect(eips.get(id)).toBe(owner);
    });
  });

  it('writes the one canonical form of the lock', () => {
    inEveryStep(({ after }) => {
      expect(printLock(canonicalLock(after))).toBe(printLock(after));
    });
  });

  it('lets two networks use one address', () => {
    const [one, other] = ['corp', 'lab'].map((name) => ({ ...onePool('10.0.0.0/30'), name }));
    const lock = settled(
      declare([one!, other!], [workload('a', ordinals(4)), workload('b', ordinals(4), { network: 'lab' })]),
      EMPTY_LOCK,
    );
    expect(leases(lock)).toEqual(['10.0.0.0..10.0.0.3 a 0..3 bound', '10.0.0.0..10.0.0.3 b 0..3 bound']);
  });
});
