import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLock } from '../../src/lock/canonical';
import type { CarvedLine, Holder, Lock, Tenure } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { judgeAgainstBase } from '../../src/review/against-base';
import { arbitraryTenure, INSTANTS } from '../lock/arbitrary-lock';
import { refusals } from './contract';

/** Sixteen addresses, four EIPs, two places for claims and a few CIDRs, each with what it is and what it becomes. */
interface Cell<T> {
  readonly was: T | undefined;
  readonly is: T | undefined;
}

type Line = Holder & { readonly tenure: Tenure };

const [REDIS, CACHE] = ['prod/shop/StatefulSet/redis', 'prod/shop/StatefulSet/cache'];

const holder: fc.Arbitrary<Holder> = fc
  .record({
    owner: fc.constantFrom(REDIS, REDIS, CACHE, 'prod/shop/Deployment/api', 'prod/shop/Pod/one'),
    ordinal: fc.nat(3),
    nic: fc.constantFrom(undefined, undefined, undefined, 'net1'),
  })
  .map(({ owner, ordinal, nic }) => ({
    owner,
    ...(owner.includes('StatefulSet') && { ordinals: { first: ordinal, last: ordinal } }),
    ...(nic !== undefined && { nic }),
  }));

const line: fc.Arbitrary<Line> = fc.tuple(holder, arbitraryTenure).map(([held, tenure]) => ({ ...held, tenure }));

/** Mostly what it was, and mostly changed in one way. */
const cellOf = <T extends { readonly tenure: unknown }>(
  whole: fc.Arbitrary<T>,
  tenure: fc.Arbitrary<T['tenure']>,
): fc.Arbitrary<Cell<T>> =>
  fc
    .record({
      was: fc.option(whole, { freq: 3, nil: undefined }),
      what: fc.constantFrom(
        'same',
        'same',
        'same',
        'same',
        'tenure',
        'tenure',
        'tenure',
        'dated',
        'dated',
        'gone',
        'other',
        'renamed',
      ),
      other: whole,
      tenure,
      since: fc.constantFrom(...INSTANTS),
    })
    .map(({ was, what, other, tenure, since }) => {
      if (what === 'other') return { was, is: other };
      if (was === undefined || what === 'gone') return { was, is: undefined };
      if (what === 'renamed' && 'owner' in was && was.owner === REDIS) return { was, is: { ...was, owner: CACHE } };
      if (what === 'tenure') return { was, is: { ...was, tenure } };
      return { was, is: what === 'dated' ? { ...was, tenure: dated(was.tenure as Tenure, since) } : was };
    });

/** The tenure with a date, as gc writes it where it is time. */
function dated(tenure: Tenure, since: string): Tenure {
  if (tenure.state === 'released') return { ...tenure, since };
  if (tenure.state !== 'retained' || tenure.for === 'forever') return tenure;
  return tenure.since === undefined
    ? { ...tenure, since }
    : { state: 'released', since, quarantine: tenure.quarantine };
}

const cidrs = [
  { cidr: Cidr.of('10.1.0.0/29'), use: 'subnet' as const, keys: ['prod/s', 'prod/t'] },
  { cidr: Cidr.of('10.1.0.8/29'), use: 'subnet' as const, keys: ['prod/s', 'prod/t'] },
  { cidr: Cidr.of('10.1.0.0/30'), use: 'pool' as const, keys: ['prod/s/p', 'prod/t/p'] },
  { cidr: Cidr.of('10.1.0.4/30'), use: 'pool' as const, keys: ['prod/s/p', 'prod/t/q'] },
  { cidr: Cidr.of('10.1.0.8/31'), use: 'pool' as const, keys: ['prod/s/p', 'prod/t/p'] },
  { cidr: Cidr.of('10.1.0.12/30'), use: 'pool' as const, keys: ['prod/s/q', 'prod/u/p'] },
];

const carvedTenure: fc.Arbitrary<CarvedLine['tenure']> = arbitraryTenure.map((tenure) => {
  if (tenure.state !== 'released') return { state: 'bound' };
  const { moved: _, ...released } = tenure;
  return released;
});

/** The two /31 of the pool at 10.1.0.8 may become one /30, which overlaps what was there. */
const carved = fc.tuple(
  ...cidrs.map(({ cidr, use, keys }) =>
    cellOf<CarvedLine>(
      fc.record({
        cidr: fc.constantFrom(cidr, cidr, ...(cidr.prefixLength === 31 ? [Cidr.of('10.1.0.8/30')] : [])),
        use: fc.constant(use),
        key: fc.constantFrom(...keys),
        tenure: carvedTenure,
      }),
      carvedTenure,
    ),
  ),
);

const lines = (most: number) => fc.array(cellOf(line, arbitraryTenure), { maxLength: most });

interface World {
  readonly carved: readonly Cell<CarvedLine>[];
  readonly leases: readonly Cell<Line>[];
  readonly claims: readonly Cell<Line>[];
  readonly eips: readonly Cell<Line>[];
}

const FIRST = Address.of('10.1.0.0').value;
const PLACES = ['prod/s/p', 'tke/a/a'];

function lockOf(world: World, side: 'was' | 'is'): Lock {
  const each = <T, R>(cells: readonly Cell<T>[], make: (one: T, at: number) => R): R[] =>
    cells.flatMap((cell, at) => (cell[side] === undefined ? [] : [make(cell[side], at)]));
  const claims = each(world.claims, (one, at) => ({ ...one, place: PLACES[at % 2]!, family: 4 as const }));
  const distinct = new Map(claims.map((one) => [`${one.place} ${one.owner} ${one.ordinals?.first} ${one.nic}`, one]));
  const network = {
    name: 'corp',
    carved: each(world.carved, (one) => one),
    headings: [],
    leases: each(world.leases, (one, at) => ({
      ...one,
      range: Range.ofValues(4, FIRST + BigInt(at), FIRST + BigInt(at)),
    })),
    claims: [...distinct.values()],
  };
  return canonicalLock({
    version: 1,
    networks: [network],
    eips: each(world.eips, (one, at) => ({ ...one, id: `eip-${at}` })),
  });
}

/** The lock after a rename that is made: what is left of the old name has the new one. */
function withoutRedis(lock: Lock): Lock {
  const rename = <L extends Holder>(one: L): L => (one.owner === REDIS ? { ...one, owner: CACHE } : one);
  const networks = lock.networks.map((network) => ({ ...network, leases: network.leases.map(rename) }));
  return canonicalLock({ ...lock, networks, eips: lock.eips.map(rename) });
}

const worlds: fc.Arbitrary<World> = fc.record({
  carved: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: carved }),
  leases: lines(16),
  claims: lines(4),
  eips: lines(4),
});

/** REVIEW_RUNS=100000 looks longer. */
const numRuns = Number(process.env.REVIEW_RUNS ?? 2000);

describe('a lock beside the one that is deployed', () => {
  it('is refused for what the contract says of each address, and for nothing else', { timeout: 3_600_000 }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...INSTANTS, '2026-11-02T12:00:00Z'),
        fc.boolean(),
        (world, asOf, isRenamed) => {
          const [base, is] = [lockOf(world, 'was'), lockOf(world, 'is')];
          const now = isRenamed ? withoutRedis(is) : is;
          const renames = new Map(isRenamed ? [[REDIS, CACHE]] : []);
          const errors = judgeAgainstBase({ base, now, asOf, renames }).filter(isError);
          const found = [...new Set(errors.map(({ rule, where }) => `${rule} ${where.identity}`))].sort();
          expect(found).toEqual(refusals({ base, now, asOf, renames }));
          for (const { rule } of errors) seen.set(rule, (seen.get(rule) ?? 0) + 1);
          seen.set('none', (seen.get('none') ?? 0) + Number(errors.length === 0));
        },
      ),
      { numRuns },
    );
    for (const rule of ['none', 'IPAM209', 'IPAM240', 'IPAM241', 'IPAM242', 'IPAM243', 'IPAM244', 'IPAM245', 'IPAM246'])
      expect([rule, seen.get(rule) ?? 0]).not.toEqual([rule, 0]);
    for (const rule of ['IPAM247', 'IPAM248', 'IPAM249', 'IPAM266', ...(numRuns < 10_000 ? [] : ['IPAM267'])])
      expect([rule, seen.get(rule) ?? 0]).not.toEqual([rule, 0]);
  });
});
