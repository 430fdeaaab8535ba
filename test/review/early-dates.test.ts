import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { reviewAgainstBase } from '../../src/review/against-base';
import { earliestNewDate, type PastLock } from '../../src/review/early-dates';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';

const WEB = 'prod/shop/StatefulSet/web';
const hour = (hours: number): string => `2026-11-02T${String(hours).padStart(2, '0')}:00:00Z`;
const at = (hours: number, lock: Lock): PastLock => ({ from: hour(hours), lock });

const BOUND = leasesOf(`10.0.0.4..10.0.0.5 bound ${WEB} 0..1`);
const RELEASED = leasesOf(`10.0.0.4..10.0.0.5 released ${WEB} 0..1`);
const dated = (hours: number) => leasesOf(`10.0.0.4..10.0.0.5 released ${WEB} 0..1 since=${hour(hours)}`);

const rules = (base: Lock, now: Lock, past?: Iterable<PastLock>): string[] =>
  reviewAgainstBase({ base, now, asOf: '2026-11-03T00:00:00Z', ...(past && { past }) }).problems.map(
    ({ rule }) => rule,
  );

describe('a new date', () => {
  it('is not from before the base came to have the line as it is', () => {
    const past = [at(20, RELEASED), at(0, BOUND)];
    expect(rules(RELEASED, dated(19), past)).toEqual(['IPAM249']);
    expect(rules(RELEASED, dated(20), past)).toEqual([]);
    expect(rules(RELEASED, dated(21), past)).toEqual([]);
  });

  it('may be older than other changes of the base', () => {
    const others = (line: string) => leasesOf(`10.0.0.4..10.0.0.5 released ${WEB} 0..1`, line);
    const base = others(`10.0.0.9 bound ${WEB} 2`);
    const now = leasesOf(`10.0.0.4..10.0.0.5 released ${WEB} 0..1 since=${hour(10)}`, `10.0.0.9 bound ${WEB} 2`);
    expect(rules(base, now, [at(20, base), at(5, RELEASED), at(0, BOUND)])).toEqual([]);
    expect(rules(base, now, [at(20, base), at(15, RELEASED), at(0, BOUND)])).toEqual(['IPAM249']);
  });

  it('counts from the last time that the base gave it up', () => {
    const past = [at(20, RELEASED), at(15, BOUND), at(5, RELEASED), at(0, BOUND)];
    expect(rules(RELEASED, dated(10), past)).toEqual(['IPAM249']);
  });

  it('is not from before the base had a lock at all', () => {
    expect(rules(RELEASED, dated(4), [at(5, RELEASED)])).toEqual(['IPAM249']);
    expect(rules(RELEASED, dated(4), [at(5, RELEASED), at(3, EMPTY_LOCK)])).toEqual(['IPAM249']);
  });

  it('asks the past no further than it has to', () => {
    function* past(): Generator<PastLock> {
      yield at(20, RELEASED);
      yield at(0, BOUND);
      throw new Error('nobody has to know that');
    }
    expect(rules(RELEASED, dated(21), past())).toEqual([]);
  });

  it.each([
    ['an EIP', `eip-aaaa0001 released ${WEB} 0`, `eip-aaaa0001 bound ${WEB} 0`, 'eips'],
    ['a claim', `prod/pods/db released ${WEB} 0..3`, `prod/pods/db bound ${WEB} 2..5`, 'claims'],
    ['a carved CIDR', '10.0.0.0/24 subnet prod/pods released', '10.0.0.0/24 subnet prod/pods', 'carved'],
  ])('of %s is judged in the same way', (_, line, before, section) => {
    const lock = (text: string): Lock =>
      section === 'eips'
        ? lockOf(textOf('networks: {}', 'eips:', `  - ${text}`))
        : lockOf(textOf('networks:', '  corp:', `    ${section}:`, `      - ${text}`));
    const past = [at(20, lock(line)), at(0, lock(before))];
    expect(rules(lock(line), lock(`${line} since=${hour(19)}`), past)).toEqual(['IPAM249']);
    expect(rules(lock(line), lock(`${line} since=${hour(20)}`), past)).toEqual([]);
  });

  it('is the earliest of all that are new', () => {
    const { changes } = reviewAgainstBase({ base: RELEASED, now: dated(7), asOf: hour(23) });
    expect(earliestNewDate(changes)).toBe(hour(7));
    expect(earliestNewDate([])).toBeUndefined();
  });
});
