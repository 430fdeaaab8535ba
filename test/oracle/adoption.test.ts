import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Adopted, adoptLeases } from '../../src/allocate/adopt';
import { allocate } from '../../src/allocate/allocate';
import { canonicalLock } from '../../src/lock/canonical';
import { printLock } from '../../src/lock/format';
import type { Declarations } from '../../src/model/declarations';
import { EMPTY_LOCK, type LeaseLine, type Lock } from '../../src/model/lock';
import { type Evidence, nameOfUser, type Observation } from '../../src/model/observation';
import { isError } from '../../src/model/problem';
import { Address } from '../../src/net/address';
import { Range } from '../../src/net/range';
import { RangeSet } from '../../src/net/range-set';
import { collected, declarations, shuffled } from '../allocate/arbitrary';
import { seedOf } from '../support/seed';
import { faultsOfAccepted } from './accepted';
import { type Expected, expectedAdoptions } from './adoption';
import { censusOf, groupsOf, isHeld } from './census';
import { Ground } from './ground';
import { pinsOf } from './pins';

const numRuns = Number(process.env.ADOPT_RUNS ?? 600);

/** So many clusters have everything that there is. */
const LONG_LOOK = 3000;
const seed = seedOf('ADOPT_SEED');

const EVIDENCES: readonly Evidence[] = ['pod', 'pod', 'pod', 'terminating pod', 'IP object', 'IPAM block'];

const podOf = (name: string, pod: string, kind: string, namespace = 'shop') =>
  ({ kind: 'pod', namespace, pod, workload: { kind, name } }) as const;

const member = (name: string, ordinal: number) =>
  ({
    kind: 'pod',
    namespace: 'shop',
    pod: `${name}-${ordinal}`,
    workload: { kind: 'StatefulSet', name, ordinal },
  }) as const;

/** Pods of workloads that may be declared or not, in the shapes that the readers give them. */
const users: fc.Arbitrary<Observation['user']> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom('s', 't', 'u', 'v'), fc.nat(4)).map(([name, ordinal]) => member(name, ordinal)),
  },
  { weight: 2, arbitrary: fc.nat(5).map((i) => podOf('d', `d-abc-${'xyzuvw'[i]}`, 'Deployment')) },
  { weight: 1, arbitrary: fc.constant(podOf('p', 'p', 'Pod')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('s-0', 't-1', 'p', 'd-abc-x')
      .map((pod) => ({ kind: 'pod', namespace: 'shop', pod }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom('c1', 'c2').map((pod) => podOf(pod, pod, 'Pod', 'kube-system')) },
  { weight: 1, arbitrary: fc.constant({ kind: 'other', text: 'node n1' } as const) },
);

const addresses = fc.oneof(
  { weight: 5, arbitrary: fc.nat(60).map((i) => `10.0.0.${i}`) },
  { weight: 3, arbitrary: fc.nat(0x24).map((i) => `${Address.of('fd00::').plus(i)}`) },
);

const observations: fc.Arbitrary<readonly Observation[]> = fc.array(
  fc.record({
    address: addresses,
    user: users,
    evidence: fc.constantFrom(...EVIDENCES),
    file: fc.constant('pods.json'),
  }),
  { maxLength: 14 },
);

/** An empty lock, that of other declarations, or that of the same ones: somebody has synthesized before adopting. */
const locks: fc.Arbitrary<(now: Declarations) => Lock> = fc
  .tuple(
    fc.constantFrom('empty', 'empty', 'other', 'same', 'same'),
    declarations,
    fc.array(fc.nat(4), { maxLength: 5 }),
  )
  .map(([kind, other, gone]) => (now: Declarations) => {
    if (kind === 'empty') return EMPTY_LOCK;
    const before = kind === 'same' ? now : { ...other, networks: now.networks, inventories: now.inventories };
    return canonicalLock(collected(allocate(before, EMPTY_LOCK).lock, gone));
  });

function adopt(declarations: Declarations, lock: Lock, observations: readonly Observation[]): Adopted {
  const network = declarations.networks[0]!;
  return adoptLeases(declarations, lock, {
    cluster: 'prod',
    seen: [{ network, observations }],
    watchOf: () => 'pools',
  });
}

const seen = { adopted: 0, refused: 0, problems: new Map<string, number>() };

it(
  'adopts what has to be adopted and nothing else, in whatever order it was seen, and nothing twice',
  () => {
    fc.assert(
      fc.property(declarations, locks, observations, (declarations, lockFor, observations) => {
        const lock = lockFor(declarations);
        const { allocation, report } = adopt(declarations, lock, observations);
        const ground = new Ground(declarations, allocation.cidrs);
        const expected = expectedAdoptions(declarations, lock, { observations, ground });
        expectSameInAnyOrder(declarations, lock, observations);
        if (allocation.problems.some(isError)) {
          seen.refused++;
          expect(allocation.lock).toBe(lock);
          return;
        }
        seen.adopted += report.adopted.length;
        for (const { rule } of report.problems) seen.problems.set(rule, (seen.problems.get(rule) ?? 0) + 1);
        expectAdopted(allocation.lock, expected);
        expect(amount(report.adopted.map(({ range }) => range)) + report.known).toBe(expected.length);
        expect(faultsOfAccepted({ declarations, before: withLines(lock, expected), answer: allocation })).toEqual([]);
        expectNobodyIsGivenWhatOthersUse(lock, allocation.lock, { declarations, observations, expected });
        expectAgreement(declarations, allocation.lock, observations);
      }),
      { numRuns, seed },
    );
    console.info(`adoption: seed ${seed}, ${numRuns} clusters,`, seen);
    // Of a few clusters chance decides what they have.
    if (numRuns < LONG_LOOK) return;
    expect(seen.adopted).toBeGreaterThan(numRuns / 15);
    expect(seen.refused).toBeLessThan(numRuns * 0.5);
    for (const rule of ['IPAM273', 'IPAM274', 'IPAM275', 'IPAM276', 'IPAM277'])
      expect(seen.problems.get(rule)).toBeGreaterThan(0);
  },
  Math.max(60_000, numRuns * 20),
);

function expectAdopted(lock: Lock, expected: readonly Expected[]): void {
  const held = censusOf(lock).filter(isHeld);
  for (const { group, ordinal, address } of expected) {
    const own = held.filter(({ thing, owner }) => thing === address && owner === group.workload.owner);
    expect(own.map((entry) => entry.ordinal)).toEqual([ordinal]);
  }
}

/** What has a line now and had none is not in use by anybody but its owner, unless somebody chose it by hand. */
function expectNobodyIsGivenWhatOthersUse(
  before: Lock,
  after: Lock,
  {
    declarations,
    observations,
    expected,
  }: { declarations: Declarations; observations: readonly Observation[]; expected: readonly Expected[] },
): void {
  const known = new Set(censusOf(before).map(({ thing }) => thing));
  const adopted = new Set(expected.map(({ address }) => address));
  const used = new Set(observations.map(({ address }) => address).filter((address) => !adopted.has(address)));
  const fresh = censusOf(after).filter(({ section, thing }) => section === 'leases' && !known.has(thing));
  const pinned = new Set(groupsOf(declarations).flatMap((group) => pinsOf(group).map(({ address }) => address)));
  const given = fresh.map(({ thing }) => thing).filter((address) => used.has(address) && !pinned.has(address));
  expect(given).toEqual([]);
}

function expectAgreement(declarations: Declarations, lock: Lock, observations: readonly Observation[]): void {
  expect(printLock(allocate(declarations, lock).lock)).toBe(printLock(lock));
  const again = adopt(declarations, lock, observations);
  expect(again.report.adopted).toEqual([]);
  expect(printLock(again.allocation.lock)).toBe(printLock(lock));
}

function expectSameInAnyOrder(declarations: Declarations, lock: Lock, observations: readonly Observation[]): void {
  const one = adopt(declarations, lock, observations);
  const other = adopt(shuffled(declarations, [7, 3, 900, 12, 5]), lock, [...observations].reverse());
  expect(printLock(other.allocation.lock)).toBe(printLock(one.allocation.lock));
  expect(other.report).toEqual(one.report);
}

const amount = (ranges: readonly string[]): number =>
  ranges.reduce((sum, range) => sum + Number(Range.of(range).size), 0);

/** The lock as if the expected addresses had been held all along. */
function withLines(lock: Lock, expected: readonly Expected[]): Lock {
  const corp = lock.networks.find(({ name }) => name === 'corp') ?? {
    name: 'corp',
    carved: [],
    headings: [],
    leases: [],
    claims: [],
  };
  const taken = RangeSet.from(expected.map(({ address }) => Address.of(address)));
  const lines = censusOf({ ...lock, networks: [corp], eips: [] })
    .filter(({ section, thing }) => section === 'leases' && !taken.contains(Address.of(thing)))
    .map(({ thing, owner, ordinal, tenure }) => lineOf(thing, owner, { ordinal, tenure }));
  const adopted = expected.map(({ group, ordinal, address }) => {
    const { owner, reclaim } = group.workload;
    return lineOf(address, owner, { ordinal, tenure: { state: 'bound', reclaim, quarantine: 0 } });
  });
  const leases = [...lines, ...adopted].sort((a, b) => Range.compare(a.range, b.range));
  return { ...lock, networks: [{ ...corp, leases }] };
}

const lineOf = (
  address: string,
  owner: string,
  { ordinal, tenure }: { readonly ordinal: number | undefined; readonly tenure: LeaseLine['tenure'] },
): LeaseLine => ({
  range: Range.of(address),
  owner,
  ...(ordinal !== undefined && { ordinals: { first: ordinal, last: ordinal } }),
  tenure,
});

it('names the users of addresses in one way', () => {
  expect(nameOfUser(member('s', 2))).toBe('shop/StatefulSet/s 2');
  expect(nameOfUser(podOf('d', 'd-abc-x', 'Deployment'))).toBe('shop/Pod/d-abc-x');
});
