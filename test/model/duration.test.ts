import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, LONGEST_DURATION, parseDuration, printDuration } from '../../src/model/duration';
import { accepted, refusal } from '../net/parsing';

describe('a duration text', () => {
  it.each([
    ['24h', 86_400, '24h'],
    ['1h30m', 5_400, '1h30m'],
    ['90m', 5_400, '1h30m'],
    ['90s', 90, '1m30s'],
    ['5m', 300, '5m'],
    ['7d', 604_800, '168h'],
    ['1d12h', 129_600, '36h'],
    ['1d1h1m1s', 90_061, '25h1m1s'],
    ['1h1s', 3_601, '1h1s'],
    ['0s', 0, '0s'],
    ['0h0m', 0, '0s'],
    ['2562047h47m16s', LONGEST_DURATION, '2562047h47m16s'],
  ])('%s is %i seconds, printed as %s', (text, seconds, printed) => {
    expect(accepted(parseDuration(text))).toBe(seconds);
    expect(printDuration(seconds)).toBe(printed);
  });

  it.each([
    '',
    ' ',
    '0',
    '24',
    'h',
    '24 h',
    '24h ',
    '24h\n',
    '-1h',
    '+1h',
    '1.5h',
    '1e3s',
    '30m1h',
    '1h1h',
    '500ms',
    '1w',
    '1H',
    '٢4h',
    'forever',
  ])('%j is refused: it is no duration', (text) => {
    expect(refusal(parseDuration(text))).toEqual({ text, reason: 'is not a duration such as 24h, 90m or 1h30m' });
  });

  it.each(['2562047h47m17s', '106752d', '9999999999999999999999h', `${'9'.repeat(400)}s`])(
    '%s is refused: it is too long',
    (text) => {
      const reason = 'is longer than 2562047h47m16s, the most that Go programs read';
      expect(refusal(parseDuration(text))).toEqual({ text, reason });
    },
  );

  it('reads back from what is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LONGEST_DURATION }), (seconds) => {
        expect(durationOf(printDuration(seconds))).toBe(seconds);
      }),
    );
  });

  it('is named in the error when a literal is refused', () => {
    expect(() => durationOf('1 day')).toThrow('"1 day" is not a duration such as 24h, 90m or 1h30m');
  });
});
