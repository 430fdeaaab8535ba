import { describe, expect, it } from 'vitest';
import { parseAsOf } from '../../src/cli/as-of';

describe('--as-of', () => {
  it.each([
    ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['2026-11-01t00:00:00z', '2026-11-01T00:00:00Z'],
    ['2026-11-01T01:30:00+01:30', '2026-11-01T00:00:00Z'],
    ['2026-10-31T19:00:00.999-05:00', '2026-11-01T00:00:00Z'],
    ['2028-02-29T23:59:59Z', '2028-02-29T23:59:59Z'],
  ])('takes %s as %s', (text, instant) => {
    expect(parseAsOf(text)).toEqual({ ok: true, value: instant });
  });

  it.each([
    '',
    'now',
    '2026-11-01',
    '2026-11-01T00:00Z',
    '2026-11-01T00:00:00',
    '2026-11-01 00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-11-01T24:00:00Z',
    '2026-11-01T00:00:60Z',
    '2026-11-01T00:00:00+24:00',
  ])('refuses "%s"', (text) => {
    expect(parseAsOf(text)).toMatchObject({ ok: false });
  });
});
