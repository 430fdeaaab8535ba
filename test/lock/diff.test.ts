import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChanges, diffLocks } from '../../src/lock/diff';
import { printLease } from '../../src/lock/lease-text';
import type { LeaseLine, Lock } from '../../src/model/lock';
import { partOfRun } from '../../src/model/runs';
import { Range } from '../../src/net/range';
import { arbitraryLock } from './arbitrary-lock';
import { leasesOf, lockOf, textOf } from './lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const described = (before: Lock, after: Lock, limit = 20) => describeChanges(diffLocks(before, after), limit);

describe('the difference between two locks', () => {
  const cases: [name: string, before: string[], after: string[], changes: string[]][] = [
    ['nothing', [`10.0.0.1 bound ${REDIS} 0`], [`10.0.0.1 bound ${REDIS} 0`], []],
    ['a new line', [], [`10.0.0.1..10.0.0.2 bound ${REDIS} 0..1`], [`+ 10.0.0.1..10.0.0.2 ${REDIS} 0..1 (bound)`]],
    ['a line gone', [`10.0.0.1 released ${REDIS} 0`], [], [`- 10.0.0.1 ${REDIS} 0 (released)`]],
    [
      'a run that grows into its head-room',
      [`10.0.0.0..10.0.0.3 bound ${REDIS} 0..3`, `10.0.0.4..10.0.0.7 headroom ${REDIS} 4..7`],
      [`10.0.0.0..10.0.0.4 bound ${REDIS} 0..4`, `10.0.0.5..10.0.0.7 headroom ${REDIS} 5..7`],
      [`~ 10.0.0.4 ${REDIS} 4 (headroom -> bound)`],
    ],
    [
      'other terms in the same state',
      [`10.0.0.0 bound ${REDIS} 0`],
      [`10.0.0.0 bound ${REDIS} 0 delete=24h`],
      [`~ 10.0.0.0 ${REDIS} 0 (bound -> bound delete=24h)`],
    ],
    [
      'another owner',
      ['10.0.0.0 bound prod/a/Pod/x'],
      ['10.0.0.0 bound prod/a/Pod/y'],
      ['~ 10.0.0.0 prod/a/Pod/x (bound) -> prod/a/Pod/y (bound)'],
    ],
    [
      'a move',
      [`10.0.0.0 bound ${REDIS} 0`],
      [`10.0.0.0 released ${REDIS} 0 moved`, `10.0.0.9 bound ${REDIS} 0`],
      [`~ 10.0.0.0 ${REDIS} 0 (bound -> released)`, `> 10.0.0.0 -> 10.0.0.9 ${REDIS} 0 (moved)`],
    ],
    [
      'a heading',
      [`10.0.0.0 bound ${REDIS} 0`],
      ['10.0.0.0/24', `10.0.0.0 bound ${REDIS} 0`],
      ['+ 10.0.0.0/24 heading'],
    ],
  ];
  for (const [name, before, after, changes] of cases)
    it(`is told in lines: ${name}`, () => {
      const lock = (items: string[]) => (items.length === 0 ? lockOf(textOf('networks: {}')) : leasesOf(...items));
      expect(described(lock(before), lock(after))).toEqual(changes);
    });

  it('covers carved CIDRs, claims and EIPs', () => {
    const before = textOf(
      'networks:',
      '  b:',
      '    carved:',
      '      - 10.0.0.0/16 subnet a/b',
      '    claims:',
      `      - a/b bound ${REDIS} 0..2`,
      'eips:',
      `  - eip-1 bound ${REDIS} 0`,
    );
    const after = textOf(
      'networks:',
      '  b:',
      '    carved:',
      '      - 10.0.0.0/16 subnet a/b released',
      '    claims:',
      `      - a/b bound ${REDIS} 0..1`,
      `      - a/b retained ${REDIS} 2 for=24h`,
      'eips:',
      `  - eip-1 bound ${REDIS} 1`,
    );
    expect(described(lockOf(before), lockOf(after))).toEqual([
      '~ 10.0.0.0/16 subnet a/b (bound -> released)',
      `~ a/b ${REDIS} 2 (bound -> retained)`,
      `~ eip-1 ${REDIS} 0 (bound) -> ${REDIS} 1 (bound)`,
    ]);
  });

  it('says how many changes are not shown', () => {
    const after = leasesOf('10.0.0.1 bound prod/a/Pod/x', '10.0.0.2 bound prod/a/Pod/y', '10.0.0.3 bound prod/a/Pod/z');
    expect(described(lockOf(textOf('networks: {}')), after, 1)).toEqual([
      '+ 10.0.0.1 prod/a/Pod/x (bound)',
      '… and 2 more',
    ]);
  });

  it('is, address by address, what a naive comparison finds', () => {
    fc.assert(
      fc.property(arbitraryLock, arbitraryLock, (before, after) => {
        const changes = diffLocks(before, after).filter(({ before: a, after: b }) => (b ?? a)!.section === 'leases');
        const found = changes.flatMap(({ kind, before: a, after: b }) => {
          const old = kind === 'moved' ? [] : linesOf(a ? [a] : []);
          return [...old.map((line) => `- ${line}`), ...linesOf(b ? [b] : []).map((line) => `+ ${line}`)];
        });
        const old = new Set(linesOf(entriesOf(before)));
        const now = new Set(linesOf(entriesOf(after)));
        const wanted = [
          ...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`),
          ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
        ];
        expect(found.sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('is empty between equal locks only', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        expect(diffLocks(lock, lock)).toEqual([]);
      }),
    );
  });
});

type Leased = { readonly section: string; readonly network?: string; readonly line: unknown };

const entriesOf = (lock: Lock): Leased[] =>
  lock.networks.flatMap(({ name: network, leases }) => leases.map((line) => ({ section: 'leases', network, line })));

/** One text for each address. */
const linesOf = (entries: readonly Leased[]): string[] =>
  entries.flatMap(({ network, line }) => {
    const lease = line as LeaseLine;
    return [...lease.range.addresses()].map(
      (address) => `${network} ${printLease(partOfRun(lease, Range.single(address)))}`,
    );
  });
