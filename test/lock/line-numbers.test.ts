import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allEntries } from '../../src/lock/entry';
import { lineNumberOf } from '../../src/lock/line-number';
import { LineNumbers } from '../../src/lock/line-numbers';
import { arbitraryLock } from './arbitrary-lock';
import { leasesOf } from './lock-text';

describe('the line numbers of a lock', () => {
  it('are those of its text', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        const numbers = new LineNumbers(lock);
        for (const entry of allEntries(lock))
          if (entry.section !== 'headings') expect(numbers.lineOf(entry)).toBe(lineNumberOf(lock, entry));
      }),
      { numRuns: 50 },
    );
  });

  it('are known for a part of a line, and for nothing that is not there', () => {
    const lock = leasesOf('10.0.0.0/24', '10.0.0.4..10.0.0.9 bound prod/shop/StatefulSet/redis 0..5');
    const [part] = allEntries(leasesOf('10.0.0.5 bound prod/shop/StatefulSet/redis 1'));
    const [other] = allEntries(leasesOf('10.0.0.10 bound prod/shop/StatefulSet/redis 1'));
    const numbers = new LineNumbers(lock);
    expect(numbers.lineOf(part!)).toBe(10);
    expect(numbers.lineOf(other!)).toBeUndefined();
  });
});
