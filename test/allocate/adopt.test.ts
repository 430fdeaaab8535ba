import { describe, expect, it } from 'vitest';
import { type Adopting, adoptLeases } from '../../src/allocate/adopt';
import type { Watch } from '../../src/allocate/strangers';
import type { Declarations } from '../../src/model/declarations';
import { EMPTY_LOCK, type LeaseLine, type Lock } from '../../src/model/lock';
import type { AddressUser, Evidence, Observation } from '../../src/model/observation';
import { Range } from '../../src/net/range';
import {
  carved,
  DAY,
  declare,
  demand,
  given,
  leases,
  network,
  onePool,
  ordinals,
  owner,
  pin,
  pool,
  settled,
  subnet,
  workload,
} from './world';

const saw = (user: AddressUser, address: string, more: Partial<Observation> = {}): Observation => ({
  address,
  user,
  evidence: 'pod',
  file: 'pods.json',
  ...more,
});

const member = (name: string, ordinal: number): AddressUser => ({
  kind: 'pod',
  namespace: 'shop',
  pod: `${name}-${ordinal}`,
  workload: { kind: 'StatefulSet', name, ordinal },
});

const podOf = (kind: string, name: string, pod = name): AddressUser => ({
  kind: 'pod',
  namespace: 'shop',
  pod,
  workload: { kind, name },
});

const bare = (pod: string): AddressUser => ({ kind: 'pod', namespace: 'shop', pod });

const node: AddressUser = { kind: 'other', text: 'node n1' };

interface More {
  readonly lock?: Lock;
  readonly watch?: Watch;
  readonly cluster?: string;
}

function adopt(declarations: Declarations, observations: readonly Observation[], more: More = {}) {
  const { lock = EMPTY_LOCK, watch = 'pools', cluster = 'prod' } = more;
  const seen = [{ network: declarations.networks[0]!, observations }];
  const adopting: Adopting = { cluster, seen, watchOf: () => watch };
  const { report, ...answer } = adoptLeases(declarations, lock, adopting);
  return { ...answer, report, rules: report.problems.map(({ rule }) => rule), lines: leases(answer.lock) };
}

const redis = (more = {}) => declare(onePool('10.0.0.0/28'), [workload('redis', ordinals(3), more)]);

/** `redis 2 bound`: who has an address in a lock. */
function holderOf(lock: Lock, text: string): string | undefined {
  const { first: address } = Range.of(text);
  const line = lock.networks.flatMap((network) => network.leases).find(({ range }) => range.contains(address));
  if (!line) return undefined;
  const ordinal = line.ordinals && line.ordinals.first + Number(address.value - line.range.firstValue);
  return [line.owner.split('/').at(-1), ordinal, line.tenure.state].join(' ');
}

describe('an address that was seen', () => {
  it('is adopted, ordinal by ordinal, and what was not seen lies around it', () => {
    const { lock, report } = adopt(redis(), [
      saw(member('redis', 2), '10.0.0.9'),
      saw(member('redis', 0), '10.0.0.11'),
    ]);
    expect(holderOf(lock, '10.0.0.11')).toBe('redis 0 bound');
    expect(holderOf(lock, '10.0.0.9')).toBe('redis 2 bound');
    expect(report.adopted.map(({ range, ordinals }) => `${range} ${ordinals}`)).toEqual(['10.0.0.9 2', '10.0.0.11 0']);
  });

  it('is adopted under the new name of a workload, whose pods still have the old one', () => {
    const { lock } = adopt(redis({ formerly: owner('cache') }), [saw(member('cache', 1), '10.0.0.9')]);
    expect(holderOf(lock, '10.0.0.9')).toBe('redis 1 bound');
  });

  it('is adopted for the interface that it is on', () => {
    const demands = [demand(), demand({ nic: 'net1.default.ovn' })];
    const { lines } = adopt(declare(onePool('10.0.0.0/28'), [workload('redis', ordinals(1), { demands })]), [
      saw(member('redis', 0), '10.0.0.9', { nic: 'net1.default.ovn' }),
      saw(member('redis', 0), '10.0.0.5'),
    ]);
    expect(lines).toEqual(['10.0.0.5 redis 0 bound', '10.0.0.9 redis 0 net1.default.ovn bound']);
  });

  it('is adopted for a pod that only a record names, if its name says whose it is', () => {
    const declarations = declare(onePool('10.0.0.0/28'), [
      workload('redis', ordinals(1)),
      workload('db', { kind: 'one' }),
      workload('web', { kind: 'set', count: 1, max: 1 }),
    ]);
    const { lines, report } = adopt(declarations, [
      saw(bare('redis-0'), '10.0.0.9', { evidence: 'IPAM block' }),
      saw(bare('db'), '10.0.0.7', { evidence: 'IPAM block' }),
      saw(bare('web-abc-x'), '10.0.0.5', { evidence: 'IPAM block' }),
    ]);
    expect(lines).toEqual(expect.arrayContaining(['10.0.0.9 redis 0 bound', '10.0.0.7 Pod/db bound']));
    expect(report.strangers).toEqual([{ subnet: 'prod/pods', range: '10.0.0.5', users: ['shop/Pod/web-abc-x'] }]);
  });

  it('is taken back by who gave it up, even where another home would come first', () => {
    const home = (address: string, tenure: LeaseLine['tenure']): LeaseLine => ({
      range: Range.of(address),
      owner: owner('redis'),
      ordinals: { first: 0, last: 0 },
      tenure,
    });
    const lines = [
      home('10.0.0.2', { state: 'retained', for: 'forever', quarantine: DAY }),
      home('10.0.0.9', { state: 'released', quarantine: DAY }),
    ];
    const before = { name: 'corp', carved: [], headings: [], leases: lines, claims: [] };
    const { lock } = adopt(redis(), [saw(member('redis', 0), '10.0.0.9')], {
      lock: { version: 1, networks: [before], eips: [] },
    });
    expect(holderOf(lock, '10.0.0.9')).toBe('redis 0 bound');
    expect(holderOf(lock, '10.0.0.2')).toBe('redis 0 retained');
  });

  it('is only counted where it is in the lock already, and where the backend chooses', () => {
    const lock = settled(redis(), EMPTY_LOCK);
    const address = `${lock.networks[0]!.leases[0]!.range.first}`;
    expect(adopt(redis(), [saw(member('redis', 0), address)], { lock })).toMatchObject({
      lock,
      report: { known: 1, adopted: [] },
    });
    const cloud = redis({ demand: { isAddressed: false } });
    expect(adopt(cloud, [saw(member('redis', 0), '10.0.0.9')], { watch: 'nowhere' })).toMatchObject({
      lines: [],
      rules: [],
      report: { unaddressed: 1 },
    });
  });

  it('lies in a carved pool only where that happens to be', () => {
    const net = network({ subnets: [subnet({ blocks: [given('10.0.0.0/24')], pools: [pool('db', [carved(28)])] })] });
    const declarations = declare(net, [workload('redis', ordinals(1))]);
    const cidr = adopt(declarations, []).lock.networks[0]!.carved[0]!.cidr;
    const inside = `${cidr.range.at(7)}`;
    expect(adopt(declarations, [saw(member('redis', 0), inside)]).lines).toEqual([`${inside} redis 0 bound`]);
    const outside = cidr.range.contains(Range.of('10.0.0.250').first) ? '10.0.0.3' : '10.0.0.250';
    expect(adopt(declarations, [saw(member('redis', 0), outside)]).rules).toEqual(['IPAM273']);
  });
});

describe('an address is not adopted', () => {
  const lock = settled(redis({ demand: { pins: [pin(1, '10.0.0.6')] } }), EMPTY_LOCK);
  const reserved = declare(
    { ...onePool('10.0.0.0/28'), reservations: [{ range: Range.of('10.0.0.8..9'), reason: 'routers', where: {} }] },
    [workload('redis', ordinals(3))],
  );

  it.each([
    ['outside the pools', redis(), [saw(member('redis', 0), '10.9.0.1')], EMPTY_LOCK, 'IPAM273'],
    ['that is reserved', reserved, [saw(member('redis', 0), '10.0.0.9')], EMPTY_LOCK, 'IPAM273'],
    ['of an ordinal that is not declared', redis(), [saw(member('redis', 3), '10.0.0.9')], EMPTY_LOCK, 'IPAM274'],
    ['that another ordinal has in the lock', redis(), [saw(member('redis', 0), '10.0.0.6')], lock, 'IPAM275'],
    [
      'that another has chosen',
      redis({ demand: { pins: [pin(1, '10.0.0.6')] } }),
      [saw(member('redis', 0), '10.0.0.6')],
      EMPTY_LOCK,
      'IPAM275',
    ],
    ['of a claim that has another', redis(), [saw(member('redis', 1), '10.0.0.9')], lock, 'IPAM276'],
    [
      'of a claim that chooses another',
      redis({ demand: { pins: [pin(1, '10.0.0.6')] } }),
      [saw(member('redis', 1), '10.0.0.9')],
      EMPTY_LOCK,
      'IPAM276',
    ],
    [
      'that two have',
      redis(),
      [saw(member('redis', 0), '10.0.0.9'), saw(podOf('Pod', 'x'), '10.0.0.9')],
      EMPTY_LOCK,
      'IPAM277',
    ],
    [
      'of a claim with two',
      redis(),
      [saw(member('redis', 0), '10.0.0.9'), saw(member('redis', 0), '10.0.0.10')],
      EMPTY_LOCK,
      'IPAM277',
    ],
  ])('%s', (_what, declarations, observations, lock, rule) => {
    const { rules, report, allocation } = adopt(declarations, observations, { lock });
    expect(allocation.problems).toEqual([]);
    expect({ rules, adopted: report.adopted }).toEqual({ rules: [rule], adopted: [] });
    for (const { message, fix, where } of report.problems) {
      expect(message).toMatch(/^\S.*\.$/s);
      expect(fix).toMatch(/^[A-Z].*\.$/s);
      expect(where.identity).toBe(owner('redis'));
    }
  });

  it.each<[string, Evidence, Evidence]>([
    ['a pod that runs before one that ends', 'pod', 'terminating pod'],
    ['a pod before an IP object', 'pod', 'IP object'],
    ['an IP object before a block', 'IP object', 'IPAM block'],
  ])('from a source that is believed less: %s', (_what, more, less) => {
    const { lock, rules } = adopt(redis(), [
      saw(member('redis', 0), '10.0.0.10', { evidence: less }),
      saw(member('redis', 0), '10.0.0.9', { evidence: more }),
      saw(member('redis', 1), '10.0.0.9', { evidence: less }),
    ]);
    expect(rules).toEqual([]);
    expect(holderOf(lock, '10.0.0.9')).toBe('redis 0 bound');
  });
});

describe('the address of somebody else', () => {
  const some = [
    saw(podOf('Pod', 'a'), '10.0.0.3'),
    saw(podOf('Pod', 'b'), '10.0.0.4'),
    saw(node, '10.0.0.4'),
    saw(podOf('Pod', 'c'), '10.0.0.7'),
  ];

  it('in a pool is given to nobody, and told as ranges', () => {
    const { report, allocation } = adopt(
      declare(onePool('10.0.0.0/28'), [workload('redis', ordinals(13))]),
      some.slice(0, 2),
    );
    expect(allocation.problems).toEqual([]);
    expect(report.strangers).toEqual([
      { subnet: 'prod/pods', range: '10.0.0.3..10.0.0.4', users: ['shop/Pod/a', 'shop/Pod/b'] },
    ]);
  });

  it('is named where it leaves too little room', () => {
    const { allocation, lock } = adopt(declare(onePool('10.0.0.0/29'), [workload('redis', ordinals(7))]), some);
    expect(allocation.problems.map(({ rule }) => rule)).toEqual(['IPAM200', 'IPAM279']);
    expect(allocation.problems[1]!.message).toContain('10.0.0.3 (shop/Pod/a), 10.0.0.4');
    expect(lock).toBe(EMPTY_LOCK);
  });

  it('is told as a clash where it is decided for a claim', () => {
    const lock = settled(
      declare(onePool('10.0.0.0/28'), [workload('redis', ordinals(1), { demand: { pins: [pin(0, '10.0.0.3')] } })]),
      EMPTY_LOCK,
    );
    const { rules, report, lines } = adopt(
      declare(onePool('10.0.0.0/28'), [workload('redis', ordinals(1))]),
      some.slice(0, 1),
      { lock },
    );
    expect({ rules, strangers: report.strangers, lines }).toEqual({
      rules: ['IPAM275'],
      strangers: [],
      lines: ['10.0.0.3 redis 0 bound'],
    });
    expect(report.problems[0]!.message).toContain('decided for prod/shop/StatefulSet/redis 0');
  });

  it.each<[string, Watch, readonly string[]]>([
    ['its CNI gives it out', 'pools', ['10.0.0.3']],
    ['nobody else gives it out, but pods come and go', 'everywhere', ['10.0.0.3', '10.0.1.9']],
    ['the cloud chooses every address', 'nowhere', []],
  ])('outside the pools is told or not: %s', (_what, watch, told) => {
    const net = network({ subnets: [subnet({ pools: [pool('db', [given('10.0.0.0/28')])] })] });
    const observations = [
      saw(podOf('Pod', 'a'), '10.0.0.3'),
      saw(podOf('Pod', 'b'), '10.0.1.8'),
      saw(node, '10.0.1.9'),
    ];
    expect(adopt(declare(net), observations, { watch }).report.strangers.map(({ range }) => range)).toEqual(told);
  });
});

describe('a cluster of several', () => {
  it('leaves the others as they were, so that they may be adopted too', () => {
    const both = declare(
      network({
        subnets: [
          subnet({ blocks: [given('10.0.0.0/24')], pools: [pool('db', [given('10.0.0.0/28')])] }),
          subnet({
            key: 'test/pods',
            blocks: [given('10.1.0.0/24')],
            pools: [{ ...pool('db', [given('10.1.0.0/28')]), key: 'test/pods/db' }],
          }),
        ],
      }),
      [
        workload('redis', ordinals(2)),
        {
          ...workload('redis', ordinals(2), { demand: { pools: ['test/pods/db'] } }),
          owner: 'test/shop/StatefulSet/redis',
        },
      ],
    );
    const first = adopt(both, [saw(member('redis', 0), '10.0.0.9'), saw(member('redis', 1), '10.0.0.3')]);
    expect(first.lines).toEqual(['10.0.0.3 redis 1 bound', '10.0.0.9 redis 0 bound']);
    const second = adopt(both, [saw(member('redis', 0), '10.1.0.9'), saw(member('redis', 1), '10.1.0.3')], {
      lock: first.lock,
      cluster: 'test',
    });
    expect(second.rules).toEqual([]);
    expect(second.lines).toHaveLength(4);
    expect(settled(both, second.lock)).toEqual(second.lock);
  });
});
