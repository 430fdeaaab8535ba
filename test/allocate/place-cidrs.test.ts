import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import type { NetworkDeclaration } from '../../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import { carved, declare, given, network, ordinals, pool, rules, settled, subnet, workload } from './world';

const named = (name: string, block: ReturnType<typeof given>) =>
  subnet({ key: `prod/${name}`, blocks: [block], pools: [] });

const lines = (lock: Lock): string[] =>
  lock.networks.flatMap((each) =>
    each.carved.map(({ cidr, use, key, tenure }) => `${cidr} ${use} ${key} ${tenure.state}`),
  );

const supernet = (...subnets: NetworkDeclaration['subnets']) =>
  network({ supernets: [Cidr.of('10.0.0.0/16')], subnets });

const withPools = (...pools: ReturnType<typeof pool>[]) =>
  network({ subnets: [subnet({ blocks: [given('10.0.0.0/24')], pools })] });

describe('carving', () => {
  it('cuts the largest first, and by key among equals', () => {
    const net = supernet(named('a', carved(24)), named('c', carved(20)), named('b', carved(24)));
    expect(lines(settled(declare(net), EMPTY_LOCK))).toEqual([
      '10.0.0.0/20 subnet prod/c bound',
      '10.0.16.0/24 subnet prod/a bound',
      '10.0.17.0/24 subnet prod/b bound',
    ]);
  });

  it('keeps what the lock says, and puts new ones in the tightest gap', () => {
    const first = settled(declare(supernet(named('b', carved(24)))), EMPTY_LOCK);
    const both = settled(declare(supernet(named('a', carved(20)), named('b', carved(24)))), first);
    expect(lines(both)).toEqual(['10.0.0.0/24 subnet prod/b bound', '10.0.16.0/20 subnet prod/a bound']);
    expect(settled(declare(supernet(named('a', carved(20)), named('b', carved(24)))), both)).toEqual(both);
  });

  it('keeps clear of given subnets and of reservations', () => {
    const net = {
      ...supernet(named('a', given('10.0.0.0/24')), named('b', carved(24))),
      reservations: [{ range: Range.of('10.0.1.7'), reason: 'router', where: {} }],
    };
    expect(lines(settled(declare(net), EMPTY_LOCK))).toEqual(['10.0.2.0/24 subnet prod/b bound']);
  });

  it('releases what nobody declares, and gives it back to a key that returns', () => {
    const first = settled(declare(supernet(named('a', carved(24)))), EMPTY_LOCK);
    const other = settled(declare(supernet(named('b', carved(24)))), first);
    expect(lines(other)).toEqual(['10.0.0.0/24 subnet prod/a released', '10.0.1.0/24 subnet prod/b bound']);
    expect(lines(settled(declare(supernet(named('a', carved(24)))), other))).toEqual([
      '10.0.0.0/24 subnet prod/a bound',
      '10.0.1.0/24 subnet prod/b released',
    ]);
  });

  it('cuts pools out of their subnet, around reserved addresses where it can', () => {
    const net = {
      ...withPools(pool('a', [carved(26)]), pool('b', [given('10.0.0.0/26')])),
      reservations: [{ range: Range.of('10.0.0.70'), reason: 'router', where: {} }],
    };
    expect(lines(settled(declare(net), EMPTY_LOCK))).toEqual(['10.0.0.128/26 pool prod/pods/a bound']);
    const crowded = {
      ...net,
      reservations: [{ range: Range.of('10.0.0.70..10.0.0.200'), reason: 'routers', where: {} }],
    };
    expect(
      lines(settled(declare({ ...crowded, subnets: withPools(pool('a', [carved(25)])).subnets }), EMPTY_LOCK)),
    ).toEqual(['10.0.0.0/25 pool prod/pods/a bound']);
  });

  it('tells every CIDR, given, carved or whole', () => {
    const net = withPools(pool('a', [carved(26)]), pool('b', [given('10.0.0.128/26')]));
    const { cidrs } = allocate(declare(net), EMPTY_LOCK);
    expect([...cidrs].map(([key, each]) => `${key} ${each.join(' ')}`)).toEqual([
      'prod/pods 10.0.0.0/24',
      'prod/pods/a 10.0.0.192/26',
      'prod/pods/b 10.0.0.128/26',
    ]);
    const whole = allocate(declare(withPools(pool('a', [{ kind: 'whole', family: 4 }]))), EMPTY_LOCK);
    expect(`${whole.cidrs.get('prod/pods/a')}`).toBe('10.0.0.0/24');
  });

  it('releases all of a network that is gone', () => {
    const lock = settled(declare(supernet(named('a', carved(24)))), EMPTY_LOCK);
    expect(lines(settled(declare([]), lock))).toEqual(['10.0.0.0/24 subnet prod/a released']);
  });

  it('packs a cold start perfectly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 24, max: 28 }), { minLength: 1, maxLength: 20 }), (lengths) => {
        const net = network({
          supernets: [Cidr.of('10.0.0.0/22')],
          subnets: lengths.map((length, i) => named(`s${i}`, carved(length))),
        });
        const wanted = lengths.reduce((sum, length) => sum + 2 ** (32 - length), 0);
        const { problems, cidrs } = allocate(declare(net), EMPTY_LOCK);
        expect(problems.length === 0).toBe(wanted <= 1024);
        const all = [...cidrs.values()].flat();
        expect(all.every((a, i) => all.every((b, j) => i === j || !a.overlaps(b)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('CIDRs that cannot be', () => {
  const bound = settled(declare(withPools(pool('a', [carved(26)]))), EMPTY_LOCK);

  it.each<[string, string, NetworkDeclaration, Lock]>([
    [
      'two subnets that overlap',
      'IPAM100',
      network({ subnets: [named('a', given('10.0.0.0/24')), named('b', given('10.0.0.0/25'))] }),
      EMPTY_LOCK,
    ],
    ['a subnet outside the supernet', 'IPAM101', supernet(named('a', given('10.1.0.0/24'))), EMPTY_LOCK],
    ['a pool outside its subnet', 'IPAM102', withPools(pool('a', [given('10.0.1.0/26')])), EMPTY_LOCK],
    [
      'two pools that overlap',
      'IPAM103',
      withPools(pool('a', [given('10.0.0.0/26')]), pool('b', [{ kind: 'whole', family: 4 }])),
      EMPTY_LOCK,
    ],
    [
      'no room to carve',
      'IPAM104',
      withPools(pool('a', [carved(25)]), pool('b', [carved(25)]), pool('c', [carved(26)])),
      EMPTY_LOCK,
    ],
    ['another prefix length than the lock', 'IPAM105', withPools(pool('a', [carved(27)])), bound],
    ['nothing to carve from', 'IPAM106', network({ subnets: [named('a', carved(24))] }), EMPTY_LOCK],
    ['a pool of a family that its subnet has not', 'IPAM106', withPools(pool('a', [given('fd00::/64')])), EMPTY_LOCK],
    [
      'a given pool over a carved one',
      'IPAM103',
      withPools(pool('a', [carved(26)]), pool('b', [given('10.0.0.0/27')])),
      bound,
    ],
  ])('are refused: %s', (_, rule, net, lock) => {
    expect(rules(declare(net), lock)).toEqual([rule]);
  });

  it('tell what is released, of the same container only, and that it goes by itself', () => {
    const other = subnet({ key: 'prod/other', blocks: [given('10.0.9.0/24')], pools: [pool('far', [carved(26)])] });
    const withOther = (...pools: ReturnType<typeof pool>[]) =>
      network({ subnets: [...withPools(...pools).subnets, other] });
    const before = settled(declare(withOther(pool('a', [carved(25)]), pool('b', [carved(25)]))), EMPTY_LOCK);
    const [full] = allocate(declare(withOther(pool('a', [carved(25)]), pool('c', [carved(26)]))), before).problems;
    expect(full?.message).toMatch(/nothing is free; released, in quarantine: 10\.0\.0\.128\/25 of prod\/pods\/b\.$/);
    const left = settled(declare(withOther(pool('a', [carved(25)]))), before);
    const [resized] = allocate(declare(withOther(pool('a', [carved(25)]), pool('b', [carved(26)]))), left).problems;
    expect(resized).toMatchObject({ rule: 'IPAM105', fix: expect.stringContaining('wait until cdk8s-ipam lock gc') });
  });

  it('leave the workloads in their pools unmentioned', () => {
    const net = withPools(pool('db', [carved(20)]));
    expect(rules(declare(net, [workload('a', ordinals(1))]), EMPTY_LOCK)).toEqual(['IPAM104']);
  });

  it('are allowed over a released CIDR, whose addresses are guarded one by one', () => {
    const net = withPools(pool('b', [given('10.0.0.0/27')]));
    expect(lines(settled(declare(net), bound))).toEqual(['10.0.0.0/26 pool prod/pods/a released']);
  });
});
