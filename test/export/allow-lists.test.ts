import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllowList, STATES, type State } from '../../src/export/allow-list';
import { allowLists, type ExportRequest } from '../../src/export/allow-lists';
import { type ExportPlace, PlaceMap } from '../../src/export/place-map';
import { parseSelector, Selection } from '../../src/export/selector';
import type { LeaseLine, Lock, Tenure } from '../../src/model/lock';
import { emptyNetwork } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import { FAMILIES } from '../../src/net/family';
import { valueOrThrow } from '../../src/net/parsed';
import { Range } from '../../src/net/range';

const RELEASE = { onScaleDown: 'release', onDelete: 'release' } as const;

const TENURES: Readonly<Record<State, Tenure>> = {
  bound: { state: 'bound', reclaim: RELEASE, quarantine: 0 },
  headroom: { state: 'headroom', reclaim: RELEASE, quarantine: 0 },
  retained: { state: 'retained', for: 'forever', quarantine: 0 },
  released: { state: 'released', quarantine: 0 },
};

/** `10.0.0.4..10.0.0.7 bound prod/shop/Deployment/web`. */
function lease(text: string): LeaseLine {
  const [range, state, owner] = text.split(' ') as [string, State, string];
  return { range: Range.of(range), owner, tenure: TENURES[state] };
}

const lockOf = (...lines: readonly string[]): Lock => ({
  version: 1,
  networks: [{ ...emptyNetwork('corp'), leases: lines.map(lease) }],
  eips: [],
});

const LOCK = lockOf(
  '10.0.0.0..10.0.0.2 bound prod/shop/Deployment/web',
  '10.0.0.3 headroom prod/shop/Deployment/web',
  '10.0.0.4 bound prod/shop/Pod/one',
  '10.0.0.5 released prod/shop/Pod/two',
  '10.0.1.0..10.0.1.1 retained prod/data/VirtualMachine/db',
  '10.0.1.2 bound stage/shop/Deployment/web',
  '2001:db8::5 bound prod/shop/Pod/one',
);

const PLACES: readonly ExportPlace[] = [
  place('subnet', 'prod/pods', '10.0.0.0/16'),
  place('pool', 'prod/pods/web', '10.0.0.0/24'),
  place('pool', 'prod/pods/empty', '10.0.2.0/24'),
];

function place(use: ExportPlace['use'], key: string, cidr: string): ExportPlace {
  return { use, key, network: 'corp', range: Cidr.of(cidr).range };
}

const ask = (...selectors: readonly string[]): ExportRequest => ({
  selection: new Selection(selectors.map((text) => valueOrThrow(parseSelector(text)))),
  states: new Set<State>(['bound', 'headroom']),
  families: new Set(FAMILIES),
  per: 'all',
  places: new PlaceMap(PLACES),
});

const show = (lists: readonly AllowList[]) =>
  lists.map(({ name, cidrs }) => `${name}: ${cidrs.map(({ cidr }) => cidr).join(' ')}`.trim());

describe('an allow-list', () => {
  it('has bound addresses and head-room, in the fewest CIDRs', () => {
    expect(show(allowLists(LOCK, ask()).lists)).toEqual(['all: 10.0.0.0/30 10.0.0.4/32 10.0.1.2/32 2001:db8::5/128']);
  });

  it('says of each CIDR whose addresses are in it, and in which states', () => {
    const [all] = allowLists(LOCK, { ...ask(), states: new Set(STATES) }).lists;
    expect(all!.cidrs.map(({ cidr, owners, states, count }) => [`${cidr}`, owners, states, count])).toEqual([
      ['10.0.0.0/30', ['prod/shop/Deployment/web'], ['bound', 'headroom'], 4],
      ['10.0.0.4/31', ['prod/shop/Pod/one', 'prod/shop/Pod/two'], ['bound', 'released'], 2],
      ['10.0.1.0/31', ['prod/data/VirtualMachine/db'], ['retained'], 2],
      ['10.0.1.2/32', ['stage/shop/Deployment/web'], ['bound'], 1],
      ['2001:db8::5/128', ['prod/shop/Pod/one'], ['bound'], 1],
    ]);
  });

  it.each([
    ['prod/shop', ['10.0.0.0/30 10.0.0.4/32 2001:db8::5/128']],
    ['prod/shop/', ['10.0.0.0/30 10.0.0.4/32 2001:db8::5/128']],
    ['prod/sho', ['']],
    ['*/shop/Deployment/w*', ['10.0.0.0/30 10.0.1.2/32']],
    ['cluster:stage', ['10.0.1.2/32']],
    ['pool:prod/pods/web', ['10.0.0.0/30 10.0.0.4/32']],
    ['subnet:prod/pods', ['10.0.0.0/30 10.0.0.4/32 10.0.1.2/32']],
    ['network:corp', ['10.0.0.0/30 10.0.0.4/32 10.0.1.2/32 2001:db8::5/128']],
    ['corp', ['10.0.0.0/30 10.0.0.4/32 10.0.1.2/32 2001:db8::5/128']],
    ['owner:corp', ['']],
  ])('of %s has only what is meant', (selector, cidrs) => {
    expect(show(allowLists(LOCK, ask(selector)).lists)).toEqual(cidrs.map((text) => `all: ${text}`.trim()));
  });

  it('has what any of several selectors means, and tells which of them meant nothing', () => {
    const request = ask('prod/shop/Pod/one', 'stage', 'prod/nobody', 'pool:prod/pods/empty');
    expect(show(allowLists(LOCK, request).lists)).toEqual(['all: 10.0.0.4/32 10.0.1.2/32 2001:db8::5/128']);
    expect(request.selection.inVain).toEqual(['prod/nobody']);
  });

  it('stands for each workload, also one that has nothing in a state that is wanted', () => {
    expect(show(allowLists(LOCK, { ...ask('cluster:prod'), per: 'workload' }).lists)).toEqual([
      'prod/data/VirtualMachine/db:',
      'prod/shop/Deployment/web: 10.0.0.0/30',
      'prod/shop/Pod/one: 10.0.0.4/32 2001:db8::5/128',
      'prod/shop/Pod/two:',
    ]);
  });

  it('stands for each namespace of a cluster', () => {
    expect(show(allowLists(LOCK, { ...ask(), per: 'namespace', families: new Set([4]) }).lists)).toEqual([
      'prod/data:',
      'prod/shop: 10.0.0.0/30 10.0.0.4/32',
      'stage/shop: 10.0.1.2/32',
    ]);
  });

  it('stands for each pool, also an empty one, and for what is in none', () => {
    expect(show(allowLists(LOCK, { ...ask(), per: 'pool' }).lists)).toEqual([
      'corp/no-pool: 10.0.1.2/32 2001:db8::5/128',
      'prod/pods/empty:',
      'prod/pods/web: 10.0.0.0/30 10.0.0.4/32',
    ]);
  });

  it('lists the ids of EIPs by id', () => {
    const tenure = TENURES.bound;
    const eips = [
      { id: 'eip-a', owner: 'prod/shop/StatefulSet/redis', ordinals: { first: 1, last: 1 }, tenure },
      { id: 'eip-b', owner: 'prod/shop/StatefulSet/redis', ordinals: { first: 0, last: 0 }, tenure },
      { id: 'eip-c', owner: 'prod/shop/Pod/one', tenure: TENURES.released },
    ];
    const { lists } = allowLists({ ...LOCK, eips }, { ...ask('prod'), per: 'namespace' });
    expect(lists.find(({ name }) => name === 'prod/shop')!.eips).toEqual([
      { id: 'eip-a', owner: 'prod/shop/StatefulSet/redis', state: 'bound', ordinal: 1 },
      { id: 'eip-b', owner: 'prod/shop/StatefulSet/redis', state: 'bound', ordinal: 0 },
    ]);
  });

  it('tells how many claims have no address that could be listed', () => {
    const claims = [
      {
        place: 'prod/cloud/db',
        family: 4,
        owner: 'prod/shop/StatefulSet/a',
        ordinals: { first: 0, last: 2 },
        tenure: TENURES.bound,
      },
      { place: 'prod/cloud/db', family: 4, owner: 'prod/shop/Pod/b', tenure: TENURES.released },
    ] as const;
    const lock: Lock = { ...LOCK, networks: [{ ...LOCK.networks[0]!, claims }] };
    expect(allowLists(lock, ask()).unaddressed).toBe(3);
    expect(allowLists(lock, ask('subnet:prod/cloud')).unaddressed).toBe(3);
    expect(allowLists(lock, ask('stage')).unaddressed).toBe(0);
  });
});

describe('the CIDRs of any allow-list', () => {
  /** A universe of 32 addresses: which of them each state holds. */
  const world = fc.array(fc.constantFrom<State | 'free'>('free', ...STATES), { minLength: 32, maxLength: 32 });
  const wanted = fc.subarray([...STATES]);

  it('have exactly the addresses that are wanted, and no two of them could be one', () => {
    fc.assert(
      fc.property(world, wanted, (states, wish) => {
        const lines = states.flatMap((state, i) =>
          state === 'free' ? [] : [`10.0.0.${i} ${state} prod/a/Pod/p${i % 3}`],
        );
        const [list] = allowLists(lockOf(...lines), { ...ask(), states: new Set(wish) }).lists;
        const members = states.map((state) => wish.some((each) => each === state));
        const covered = list!.cidrs.flatMap(({ cidr }) =>
          [...cidr.range.addresses()].map((a) => Number(a.value & 255n)),
        );
        expect(covered).toEqual(members.flatMap((isMember, i) => (isMember ? [i] : [])));
        expect(list!.cidrs.length).toBe(fewest(members));
        for (const { cidr, owners, count } of list!.cidrs) {
          const inside = [...cidr.range.addresses()].map((a) => Number(a.value & 255n));
          expect(owners).toEqual([...new Set(inside.map((i) => `prod/a/Pod/p${i % 3}`))].sort());
          expect(count).toBe(inside.length);
        }
      }),
    );
  });

  /** The naive oracle: a block is one CIDR where it is full, none where it is empty, else as many as its halves. */
  function fewest(members: readonly boolean[]): number {
    if (members.every(Boolean)) return 1;
    if (!members.some(Boolean)) return 0;
    const half = members.length / 2;
    return fewest(members.slice(0, half)) + fewest(members.slice(half));
  }
});
