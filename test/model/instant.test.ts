import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, LONGEST_DURATION } from '../../src/model/duration';
import { instantPlus, parseInstant } from '../../src/model/instant';
import { compareNumber, compareText } from '../../src/net/compare';
import { accepted, refusal } from '../net/parsing';

const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000;

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

const anySecond = () => fc.integer({ min: Date.parse('0000-01-01T00:00:00Z') / 1000, max: LAST_SECOND });

describe('an instant text', () => {
  it.each([
    '2026-11-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2024-02-29T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('%s is accepted as it is', (text) => {
    expect(accepted(parseInstant(text))).toBe(text);
  });

  it.each([
    '',
    'now',
    '2026-11-01',
    '2026-11-01T00:00Z',
    '2026-11-01T00:00:00',
    '2026-11-01T00:00:00+00:00',
    '2026-11-01T01:00:00+01:00',
    '2026-11-01T00:00:00.000Z',
    '2026-11-01t00:00:00z',
    '2026-11-01 00:00:00Z',
    ' 2026-11-01T00:00:00Z',
    '2026-11-01T00:00:00Z\n',
    '2026-11-1T00:00:00Z',
    '+12026-11-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-01T24:00:00Z',
    '2026-11-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '２０26-11-01T00:00:00Z',
    '1793491200',
  ])('%j is refused', (text) => {
    const reason = 'is not an instant such as 2026-11-01T00:00:00Z (UTC, whole seconds)';
    expect(refusal(parseInstant(text))).toEqual({ text, reason });
  });

  it('of every second is accepted, and sorts as time passes', () => {
    fc.assert(
      fc.property(anySecond(), anySecond(), (a, b) => {
        expect(accepted(parseInstant(instantOf(a)))).toBe(instantOf(a));
        expect(compareText(instantOf(a), instantOf(b))).toBe(Math.sign(compareNumber(a, b)));
      }),
    );
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-01T00:00:00Z', '24h', '2026-11-02T00:00:00Z'],
    ['2026-12-31T23:59:59Z', '1s', '2027-01-01T00:00:00Z'],
    ['2024-02-28T12:00:00Z', '1d', '2024-02-29T12:00:00Z'],
    ['2026-10-25T00:30:00Z', '1h30m', '2026-10-25T02:00:00Z'],
    ['2026-11-01T00:00:00Z', '0s', '2026-11-01T00:00:00Z'],
  ])('%s and %s later it is %s', (instant, duration, later) => {
    expect(instantPlus(instant, durationOf(duration))).toBe(later);
  });

  it('never comes before itself, however long is added', () => {
    fc.assert(
      fc.property(anySecond(), fc.integer({ min: 0, max: LONGEST_DURATION }), (second, duration) => {
        const later = instantPlus(instantOf(second), duration);
        expect(accepted(parseInstant(later))).toBe(instantOf(Math.min(second + duration, LAST_SECOND)));
        expect(compareText(instantOf(second), later)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('that is none cannot be added to', () => {
    expect(() => instantPlus('tomorrow', 1)).toThrow(RangeError);
  });
});
