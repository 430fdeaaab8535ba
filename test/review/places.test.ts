import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../src/allocate/aisles';
import type { DeclaredPlace } from '../../src/model/declared-place';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';
import type { Review } from '../../src/review/review';
import { reviewChange } from '../../src/review/review-change';
import { arbitraryLock } from '../lock/arbitrary-lock';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';
import { censusOf } from '../oracle/census';

const REDIS = 'prod/shop/StatefulSet/redis';

const review = (base: Lock, head: Lock, places?: readonly DeclaredPlace[]): Review =>
  reviewChange({
    base: { name: 'main', lock: base },
    head: { name: 'working tree', lock: head },
    asOf: '2026-11-05T00:00:00Z',
    ...(places && { app: { renames: new Map(), places, problems: [] } }),
    file: 'ipam.lock.yaml',
  });

const pool = (key: string, cidr: string, size?: number): DeclaredPlace => ({
  use: 'pool',
  key,
  network: 'corp',
  lifecycle: 'active',
  cidrs: [{ cidr, size: `${size ?? Cidr.of(cidr).size}` }],
});

/** Sign, key and CIDRs. */
const changes = ({ places }: Review): string[] =>
  places.map(({ action, key, before, after }) => `${action} ${key} ${before.join('+')} -> ${after.join('+')}`);

const carved = (...lines: readonly string[]): Lock =>
  lockOf(textOf('networks:', '  corp:', '    carved:', ...lines.map((line) => `      - ${line}`)));

describe('the places of a review', () => {
  it('are those that are carved, where nobody asked the app', () => {
    const base = carved('10.0.0.0/24 subnet prod/pods', '10.0.0.0/28 pool prod/pods/db');
    const head = carved(
      '10.0.0.0/24 subnet prod/pods',
      '10.0.0.0/28 pool prod/pods/db',
      '10.0.0.16/28 pool prod/pods/web',
    );
    expect(changes(review(base, head))).toEqual(['add prod/pods/web  -> 10.0.0.16/28']);
    expect(review(base, head).placesFrom).toBe('lock');
    expect(changes(review(head, base))).toEqual(['remove prod/pods/web 10.0.0.16/28 -> ']);
    expect(review(EMPTY_LOCK, EMPTY_LOCK)).not.toHaveProperty('placesFrom');
  });

  it('are gone when they are released, and again when their CIDR is free', () => {
    const bound = carved('10.0.0.0/28 pool prod/pods/db');
    const released = carved('10.0.0.0/28 pool prod/pods/db released');
    expect(review(bound, released).places[0]).toMatchObject({
      action: 'remove',
      before: ['10.0.0.0/28'],
      after: ['10.0.0.0/28'],
    });
    expect(review(released, bound).places[0]).toMatchObject({ action: 'add', reason: 'declared again' });
    expect(review(released, EMPTY_LOCK).places[0]).toMatchObject({
      action: 'remove',
      reason: expect.stringContaining('free again'),
    });
  });

  it('are gone with their names, where nothing but headings told of them', () => {
    const base = leasesOf('10.0.0.0/28', '10.0.0.16/28', '10.0.1.0/24', '10.9.0.0/28');
    const head = leasesOf('10.0.0.0/28', '10.0.1.0/25');
    const places: DeclaredPlace[] = [
      { ...pool('prod/pods', '10.0.0.0/16'), use: 'subnet' },
      pool('prod/pods/a', '10.0.0.0/28'),
      pool('prod/pods/c', '10.0.1.0/25'),
    ];
    expect(changes(review(base, head, places))).toEqual([
      'remove corp/? 10.9.0.0/28 -> ',
      'remove prod/pods/? 10.0.0.16/28 -> ',
      'resize prod/pods/c 10.0.1.0/24 -> 10.0.1.0/25',
    ]);
    expect(changes(review(base, base, places.slice(0, 2))).filter((line) => line.includes('?'))).toEqual([]);
    expect(changes(review(base, head))).toEqual([]);
  });

  it('are known by their headings, where the app gave them their CIDR', () => {
    const base = leasesOf('10.0.0.0/28', '10.0.1.0/24');
    const head = leasesOf('10.0.0.0/28', '10.0.0.16/28', '10.0.1.0/25');
    const places = [
      pool('prod/pods/a', '10.0.0.0/28'),
      pool('prod/pods/b', '10.0.0.16/28'),
      pool('prod/pods/c', '10.0.1.0/25'),
    ];
    expect(changes(review(base, head, places))).toEqual([
      'add prod/pods/b  -> 10.0.0.16/28',
      'resize prod/pods/c 10.0.1.0/24 -> 10.0.1.0/25',
    ]);
  });

  it('are known by the headings of their aisles too', () => {
    const lock = (cidr: string): Lock => leasesOf(...headingsOf(Cidr.of(cidr)).map((heading) => `${heading}`));
    const places = [pool('prod/pods/a', '10.0.0.0/20')];
    expect(changes(review(lock('10.0.0.0/20'), lock('10.0.0.0/20'), places))).toEqual([]);
    expect(changes(review(lock('10.0.0.0/19'), lock('10.0.0.0/20'), places))).toEqual([
      'resize prod/pods/a 10.0.0.0/19 -> 10.0.0.0/20',
    ]);
  });

  it('say in which pool an address lies, which may only be there on one side', () => {
    const base = carved('10.0.0.0/24 subnet prod/pods', '10.0.0.0/28 pool prod/pods/db');
    const lock = (line: string): Lock => ({
      ...base,
      networks: [{ ...base.networks[0]!, leases: leasesOf(line).networks[0]!.leases }],
    });
    const poolOf = (line: string) => review(base, lock(line)).allocations[0]!.pool;
    expect(poolOf(`10.0.0.4 bound ${REDIS} 0`)).toBe('prod/pods/db');
    expect(poolOf(`10.0.0.40 bound ${REDIS} 0`)).toBe('prod/pods');
    expect(poolOf(`10.9.0.4 bound ${REDIS} 0`)).toBeUndefined();
    expect(review(lock(`10.0.0.4 bound ${REDIS} 0`), EMPTY_LOCK).allocations[0]!.pool).toBe('prod/pods/db');
  });
});

describe('the capacity of a review', () => {
  it('counts lines by state, and what is free without what is excluded', () => {
    const places = [pool('prod/pods/a', '10.0.0.0/28', 13)];
    const base = leasesOf('10.0.0.0/28', `10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`);
    const head = leasesOf(
      '10.0.0.0/28',
      `10.0.0.4 bound ${REDIS} 0`,
      `10.0.0.5 retained ${REDIS} 1 for=24h`,
      `10.0.0.6 released ${REDIS} 2`,
      `10.0.0.7 headroom prod/shop/Deployment/api`,
    );
    expect(review(base, head, places).capacity).toEqual([
      {
        pool: 'prod/pods/a',
        family: 4,
        before: { size: '13', held: '3', retained: '0', released: '0', free: '10' },
        after: { size: '13', held: '2', retained: '1', released: '1', free: '9' },
      },
    ]);
  });

  it('counts claims without an address in their place', () => {
    const lock = (claim: string) =>
      lockOf(
        textOf(
          'networks:',
          '  corp:',
          '    leases:',
          '      - 10.0.0.0/28',
          '    claims:',
          `      - prod/tke/all ${claim}`,
        ),
      );
    const [change] = review(lock(`bound ${REDIS} 0`), lock(`bound ${REDIS} 0..3`), [
      pool('prod/tke/all', '10.0.0.0/28'),
    ]).capacity;
    expect([change!.before.held, change!.after.held]).toEqual(['1', '4']);
  });

  it('is empty where no pool is known, or none is used otherwise', () => {
    const lock = leasesOf(`10.0.0.4 bound ${REDIS} 0`);
    expect(review(EMPTY_LOCK, lock).capacity).toEqual([]);
    expect(review(lock, lock, [pool('prod/pods/a', '10.0.0.0/28')]).capacity).toMatchObject([
      { before: { size: '0' } },
    ]);
  });

  it('is what counting address by address gives', () => {
    const sizes = fc.constantFrom(24, 26, 28, 30);
    fc.assert(
      fc.property(arbitraryLock, sizes, (lock, prefixLength) => {
        const network = lock.networks[0];
        fc.pre(network !== undefined);
        const blocks = Cidr.of('10.0.0.0/22').blocks(prefixLength, 2 ** (prefixLength - 22));
        const places = blocks.map((cidr, i) => ({ ...pool(`prod/pods/p${i}`, `${cidr}`), network: network!.name }));
        const { capacity } = review(EMPTY_LOCK, lock, places);
        for (const { pool: key, after } of capacity.filter((each) => each.pool.startsWith('prod/pods/p'))) {
          const cidr = Cidr.of(places.find((place) => place.key === key)!.cidrs[0]!.cidr);
          const inside = censusOf(lock).filter(
            ({ section, thing, family, network: name }) =>
              section === 'leases' && family === 4 && name === network!.name && cidr.range.covers(Range.of(thing)),
          );
          const count = (...states: string[]) =>
            `${inside.filter(({ tenure }) => states.includes(tenure.state)).length}`;
          expect([after.held, after.retained, after.released]).toEqual([
            count('bound', 'headroom'),
            count('retained'),
            count('released'),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
