import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import { explain } from '../../src/explain/explain';
import type { Declarations, PoolDeclaration, WorkloadDeclaration } from '../../src/model/declarations';
import type { ExplainedAddress, ExplainedRange, ExplainedWorkload } from '../../src/model/explanation';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';

const WHERE = { path: 'somewhere', file: 'app.ts', line: 12, column: 3 };
const RECLAIM = { onScaleDown: 'release', onDelete: 'release' } as const;

const pool = (name: string, cidr: string, more: Partial<PoolDeclaration> = {}): PoolDeclaration => ({
  key: `prod/pods/${name}`,
  where: { path: `pool-${name}` },
  blocks: [{ kind: 'given', family: 4, cidr: Cidr.of(cidr) }],
  quarantine: 86_400,
  ...more,
});

const workload = (name: string, more: Partial<WorkloadDeclaration> = {}, addresses: readonly string[] = []) => ({
  owner: `prod/shop/StatefulSet/${name}`,
  network: 'corp',
  where: WHERE,
  reclaim: RECLAIM,
  replicas: { kind: 'ordinals', start: 0, count: 3, max: 4 } as const,
  demands: [
    {
      family: 4 as const,
      pools: ['prod/pods/db'],
      contiguity: 'preferred' as const,
      pins: addresses.map((text, ordinal) => ({ ordinal, address: Address.of(text) })),
      isAddressed: true,
    },
  ],
  ...more,
});

const declare = (
  workloads: readonly WorkloadDeclaration[],
  pools = [pool('db', '10.0.1.0/24'), pool('old', '10.0.2.0/24', { lifecycle: 'draining' })],
): Declarations => ({
  networks: [
    {
      name: 'corp',
      where: {},
      supernets: [],
      subnets: [
        {
          key: 'prod/pods',
          where: { path: 'pods' },
          blocks: [{ kind: 'given', family: 4, cidr: Cidr.of('10.0.0.0/16') }],
          edges: [{ family: 4, atStart: 1, atEnd: 1 }],
          excluded: [Address.of('10.0.1.1')],
          pools,
        },
      ],
      reservations: [
        { range: Range.of('10.0.1.8..10.0.1.9'), reason: 'printers', owner: 'office', where: { path: 'printers' } },
      ],
    },
  ],
  workloads,
  inventories: [{ key: 'eips', where: { path: 'inventory' }, ids: ['eip-a', 'eip-b'] }],
});

/** Explains beside what the allocator makes of the declarations. */
function ask(text: string, declarations: Declarations, written: Lock = allocate(declarations, EMPTY_LOCK).lock) {
  return explain(text, { lock: allocate(declarations, written).lock, written, declarations });
}

const address = (text: string, ...world: [Declarations, Lock?]) =>
  (ask(text, ...world) as ExplainedAddress).networks[0];

const addressesOf = ({ networks }: Lock, name: string): string[] =>
  networks.flatMap(({ leases }) =>
    leases
      .filter(({ owner, tenure }) => owner.endsWith(`/${name}`) && tenure.state !== 'released')
      .flatMap(({ range }) => [...range.addresses()].map(String)),
  );

const ONE = { replicas: { kind: 'ordinals', start: 0, count: 1, max: 1 } as const };

describe('an explained address', () => {
  const redis = declare([workload('redis')]);
  const [first, second] = addressesOf(allocate(redis, EMPTY_LOCK).lock, 'redis');

  it('says who holds it, which pod, in which state, and where that is declared', () => {
    expect(address(second!, redis)).toMatchObject({
      network: 'corp',
      subnet: 'prod/pods',
      pool: 'prod/pods/db',
      standing: 'held',
      holding: { what: second, owner: 'prod/shop/StatefulSet/redis', ordinals: { first: 1, last: 1 }, state: 'bound' },
      declared: { file: 'app.ts', line: 12 },
    });
  });

  it('of a block is the first free one from where the name hashes to', () => {
    const { why } = address(first!, redis)!;
    expect(why.reason).toBe('placed');
    expect(why.text).toMatch(
      /^Its 4 addresses, head-room included, are one run at the beginning of the first free aligned block of 4 from 10\.0\.1\.\d+ on, where its name hashes to in prod\/pods\/db\. Placed anew/,
    );
  });

  it('of a single pod is the first free one of its aisle', () => {
    const one = declare([workload('redis', ONE)]);
    const [only] = addressesOf(allocate(one, EMPTY_LOCK).lock, 'redis');
    const { why } = address(only!, one)!;
    expect(why).toMatchObject({
      reason: 'placed',
      text: expect.stringMatching(
        /the first free address from \S+ on, where the aisle 10\.0\.1\.\d+\/26 of prod\/pods\/db begins/,
      ),
    });
  });

  it('that the declaration asks for is pinned', () => {
    const pinned = declare([workload('redis', ONE, ['10.0.1.77'])]);
    expect(address('10.0.1.77', pinned)).toMatchObject({ why: { reason: 'pinned' } });
  });

  it('that would be another if it were placed anew is kept, and it says which', () => {
    const pinned = allocate(declare([workload('redis', ONE, ['10.0.1.77'])]), EMPTY_LOCK).lock;
    const anew = addressesOf(allocate(declare([workload('redis', ONE)]), EMPTY_LOCK).lock, 'redis')[0];
    expect(address('10.0.1.77', declare([workload('redis', ONE)]), pinned)).toMatchObject({
      why: { reason: 'kept', text: expect.stringContaining(`Placed anew it would be ${anew}.`) },
    });
  });

  it('that would not be given anew is kept, and it says why not', () => {
    const written = allocate(redis, EMPTY_LOCK).lock;
    const full = declare(
      [workload('redis', { replicas: { kind: 'ordinals', start: 0, count: 3, max: 4 } })],
      [pool('db', '10.0.1.0/24', { lifecycle: 'draining' })],
    );
    expect(address(first!, full, written)!.why).toMatchObject({
      reason: 'kept',
      text: expect.stringContaining('Placed anew there would be nothing ('),
    });
  });

  it('that the lock in the file does not have yet is new', () => {
    expect(address(first!, redis, EMPTY_LOCK)!.why).toMatchObject({
      reason: 'new',
      text: expect.stringMatching(/does not have it yet/),
    });
  });

  it('with which its owner grows is new beside what it has, and nothing says that the lock has it', () => {
    const grown = { ...ONE, replicas: { kind: 'ordinals', start: 0, count: 2, max: 2 } } as const;
    const { lock } = allocate(declare([workload('redis', ONE, ['10.0.1.200'])]), EMPTY_LOCK);
    expect(address('10.0.1.201', declare([workload('redis', grown)]), lock)?.why).toEqual({
      reason: 'new',
      text: 'The lock in the file does not have it yet: synth writes it. It was placed beside what its owner has already.',
    });
  });

  it('in a pool whose backend decides addresses may be that of a claim, so nobody says that it is free', () => {
    const [demand] = workload('redis').demands;
    const cloud = declare([workload('redis', { demands: [{ ...demand!, isAddressed: false }] })]);
    expect(address('10.0.1.77', cloud)).toMatchObject({
      standing: 'backend',
      why: { reason: 'backend', text: expect.stringContaining('of 4 claims on prod/pods/db') },
    });
    expect((ask('prod/pods/db', cloud) as ExplainedRange).parts).toMatchObject([
      { free: '253', claims: '4', holders: [{ owner: 'prod/shop/StatefulSet/redis', addresses: '4' }] },
    ]);
    expect((ask('10.0.1.64/30', cloud) as ExplainedRange).parts).toMatchObject([{ claims: '4', holders: [] }]);
  });

  it('to which its owner returns says so', () => {
    const gone = allocate(declare([]), allocate(redis, EMPTY_LOCK).lock).lock;
    expect(address(first!, redis, gone)!.why).toMatchObject({
      reason: 'returned',
      text: expect.stringContaining('In the file it is released'),
    });
  });

  it('whose owner is gone is released, and says since when the file does not know it', () => {
    const written = allocate(redis, EMPTY_LOCK).lock;
    expect(address(first!, declare([]), written)).toMatchObject({
      holding: { state: 'released' },
      why: {
        reason: 'released',
        text: expect.stringContaining('In the file it is bound, but the declarations ask for it no more'),
      },
    });
    const gone = allocate(declare([]), written).lock;
    expect(address(first!, declare([]), gone)!.why.text).toBe(
      'It is in quarantine: only its old owner may have it, and lock gc ends that.',
    );
  });

  it('that lock move has left is no home', () => {
    const written = allocate(redis, EMPTY_LOCK).lock;
    const moved = moveLeases(redis, written, { owner: 'prod/shop/StatefulSet/redis', isAll: true }).lock;
    expect(moved).not.toBe(written);
    expect(address(first!, redis, moved)!.why.text).toContain('lock move has left it');
  });

  it.each([
    [
      '10.0.1.200',
      { standing: 'free', pool: 'prod/pods/db', why: { text: expect.stringContaining('prod/pods/db may give it') } },
    ],
    [
      '10.0.1.8',
      {
        standing: 'reserved',
        why: { text: 'It is reserved for office, with 10.0.1.8..10.0.1.9: printers.' },
        declared: { path: 'printers' },
      },
    ],
    ['10.0.1.1', { standing: 'excluded', why: { text: expect.stringContaining('gateway') } }],
    ['10.0.2.5', { standing: 'closed', why: { text: expect.stringContaining('prod/pods/old is draining') } }],
    ['10.0.9.9', { standing: 'no-pool', subnet: 'prod/pods' }],
  ])('%s that nobody holds says why, and of which pool it would be', (text, expected) => {
    expect(address(text, declare([]))).toMatchObject(expected);
  });

  it('at the end of its subnet is excluded', () => {
    expect(address('10.0.0.0', declare([], [pool('db', '10.0.0.0/24')]))).toMatchObject({
      standing: 'excluded',
      why: { text: expect.stringContaining('at an end of the subnet prod/pods') },
    });
  });

  it('of no network is unmanaged', () => {
    expect(ask('192.168.0.1', declare([]))).toEqual({ kind: 'address', address: '192.168.0.1', networks: [] });
  });

  it('is explained from the lock alone where the app was not asked', () => {
    const lock = allocate(redis, EMPTY_LOCK).lock;
    const explained = explain(first!, { lock, written: lock }) as ExplainedAddress;
    expect(explained.networks).toMatchObject([{ standing: 'held', why: { reason: 'not-asked' } }]);
    expect((explain('10.0.1.200', { lock, written: lock }) as ExplainedAddress).networks).toEqual([]);
  });
});

describe('an explained workload', () => {
  it('has every line, each with its reason, and its EIPs', () => {
    const redis = declare([
      workload('redis', {
        eips: { inventory: 'eips', reclaim: RECLAIM },
        replicas: { kind: 'ordinals', start: 0, count: 1, max: 2 },
      }),
    ]);
    const explained = ask('prod/shop/StatefulSet/redis', redis) as ExplainedWorkload;
    expect(explained).toMatchObject({ isDeclared: true, declared: { file: 'app.ts' } });
    expect(
      explained.holdings.map(({ what, state, why }) => [what.replace(/^10.*/, 'address'), state, why.reason]),
    ).toEqual([
      ['address', 'bound', 'placed'],
      ['address', 'headroom', 'placed'],
      ['eip-a', 'bound', 'placed'],
      ['eip-b', 'headroom', 'placed'],
    ]);
  });

  it('that is only in the lock is not declared', () => {
    const written = allocate(declare([workload('redis')]), EMPTY_LOCK).lock;
    expect(ask('prod/shop/StatefulSet/redis', declare([]), written)).toMatchObject({
      isDeclared: false,
      holdings: [{ state: 'released' }],
    });
  });
});

describe('an explained place', () => {
  const redis = declare([workload('redis')]);

  it('says how much of a pool is used, by whom, and what is free', () => {
    expect((ask('prod/pods/db', redis) as ExplainedRange).parts).toEqual([
      {
        network: 'corp',
        range: '10.0.1.0..10.0.1.255',
        use: 'pool',
        key: 'prod/pods/db',
        lifecycle: 'active',
        declared: { path: 'pool-db' },
        size: '256',
        held: { bound: '3', headroom: '1', retained: '0', released: '0' },
        outOfUse: '3',
        free: '249',
        pools: ['prod/pods/db'],
        holders: [{ owner: 'prod/shop/StatefulSet/redis', addresses: '4' }],
      },
    ]);
  });

  it('says the same of any CIDR, also across pools', () => {
    expect((ask('10.0.0.0/22', redis) as ExplainedRange).parts).toMatchObject([
      { size: '1024', free: '505', outOfUse: '4', pools: ['prod/pods/db', 'prod/pods/old'] },
    ]);
    expect((ask('172.16.0.0/12', redis) as ExplainedRange).parts).toEqual([]);
  });
});

describe('an explained EIP', () => {
  it('says who has it, or in which inventory it waits', () => {
    const redis = declare([workload('redis', { ...ONE, eips: { inventory: 'eips', reclaim: RECLAIM } })]);
    expect(ask('eip-a', redis)).toMatchObject({
      inventory: 'eips',
      holding: { owner: 'prod/shop/StatefulSet/redis' },
      why: { reason: 'placed' },
    });
    expect(ask('eip-b', redis)).toMatchObject({
      inventory: 'eips',
      why: { reason: 'free' },
      declared: { path: 'inventory' },
    });
  });
});

describe('what nothing is called', () => {
  it.each([
    ['prod/shop/StatefulSet/rediss', ['prod/shop/StatefulSet/redis']],
    ['prod/pods/bd', ['prod/pods/db', 'prod/pods']],
    ['10.0.1.01', ['10.0.1.1']],
  ])('%s may have been meant as something', (text, near) => {
    expect(ask(text, declare([workload('redis')]))).toMatchObject({
      kind: 'unknown',
      near: expect.arrayContaining(near),
    });
  });
});
