import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLock } from '../../src/lock/canonical';
import { printLock } from '../../src/lock/format';
import { printHolder } from '../../src/lock/holding-text';
import { mendLock } from '../../src/lock/mend';
import { parseLock } from '../../src/lock/parse';
import { printTerms } from '../../src/lock/tenure-text';
import type { Lock } from '../../src/model/lock';
import { arbitraryDisorderlyLock, arbitraryLock } from './arbitrary-lock';
import { leasesText } from './lock-text';

/** What a lock says, address by address and ordinal by ordinal: the naive reading. */
function saidBy(lock: Lock): string[] {
  const facts = lock.eips.map(
    (line) => `${line.id} ${printHolder(line)} ${line.tenure.state}${printTerms(line.tenure)}`,
  );
  for (const { name, carved, headings, leases, claims } of lock.networks) {
    for (const line of carved)
      facts.push(`${name} ${line.cidr} ${line.use} ${line.key} ${JSON.stringify(line.tenure)}`);
    for (const heading of new Set(headings.map(String))) facts.push(`${name} ${heading}`);
    for (const { range, owner, ordinals, nic, tenure } of leases)
      [...range.addresses()].forEach((address, i) => {
        facts.push(
          `${name} ${address} ${owner} ${ordinals && ordinals.first + i} ${nic} ${tenure.state}${printTerms(tenure)}`,
        );
      });
    for (const { place, family, owner, ordinals, nic, tenure } of claims)
      for (let i = ordinals?.first ?? 0; i <= (ordinals?.last ?? 0); i++)
        facts.push(`${name} ${place} ${family} ${owner} ${ordinals && i} ${nic} ${tenure.state}${printTerms(tenure)}`);
  }
  return facts.sort();
}

describe('the canonical form', () => {
  it('says the same, address by address', () => {
    fc.assert(
      fc.property(arbitraryDisorderlyLock, (lock) => {
        expect(saidBy(canonicalLock(lock))).toEqual(saidBy(lock));
      }),
    );
  });

  it('is its own canonical form, and the parser accepts it', () => {
    fc.assert(
      fc.property(arbitraryDisorderlyLock, (lock) => {
        const once = canonicalLock(lock);
        expect(canonicalLock(once)).toEqual(once);
        expect(parseLock(printLock(once), 'lock')).toEqual({ ok: true, lock: once });
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(arbitraryDisorderlyLock, (lock) => {
        const reversed: Lock = {
          ...lock,
          eips: [...lock.eips].reverse(),
          networks: [...lock.networks].reverse().map((network) => ({
            ...network,
            carved: [...network.carved].reverse(),
            headings: [...network.headings].reverse(),
            leases: [...network.leases].reverse(),
            claims: [...network.claims].reverse(),
          })),
        };
        expect(printLock(canonicalLock(reversed))).toBe(printLock(canonicalLock(lock)));
      }),
    );
  });
});

describe('mending a text', () => {
  it('brings shuffled, cut and foreign texts into form without changing what they say', () => {
    fc.assert(
      fc.property(arbitraryDisorderlyLock, fc.constantFrom('\n', '\r\n', '  \n'), (lock, lineEnd) => {
        const withLines = {
          ...lock,
          networks: lock.networks.filter((network) => saidBy({ ...lock, networks: [network], eips: [] }).length > 0),
        };
        const text = printLock(withLines).replaceAll('\n', lineEnd);
        expect(mendLock(text, 'lock')).toEqual({ ok: true, lock: canonicalLock(lock) });
      }),
    );
  });

  it('leaves a good text as it is', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        expect(mendLock(printLock(lock), 'lock')).toEqual({ ok: true, lock });
      }),
    );
  });

  it('mends the form of any number of lines', () => {
    const items = Array.from({ length: 60 }, (_, i) => `10.0.0.${i} bound prod/a/StatefulSet/x ${i}`);
    const mended = mendLock(leasesText(...items), 'lock');
    expect(mended.ok && printLock(mended.lock)).toBe(
      leasesText('10.0.0.0..10.0.0.59 bound prod/a/StatefulSet/x 0..59'),
    );
  });

  it('never decides between two lines: overlaps, cut files and unknown lines stay refused', () => {
    const twice = leasesText(
      '10.0.0.2 bound prod/a/Pod/y',
      '10.0.0.1 bound prod/a/Pod/x',
      '10.0.0.2 bound prod/a/Pod/z',
    );
    for (const text of [twice, twice.slice(0, -1), leasesText('10.0.0.1 held by me')])
      expect(mendLock(text, 'lock')).toMatchObject({ ok: false });
  });
});
