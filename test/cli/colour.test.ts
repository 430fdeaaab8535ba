import { describe, expect, it } from 'vitest';
import { paintFor, UNPAINTED } from '../../src/cli/colour';

const TERMINAL = { isTTY: true };
const PIPE = { isTTY: false };

const isPainted = (stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string>>): boolean =>
  paintFor(stream, env)('red', 'x') !== 'x';

describe('colour', () => {
  it('is for terminals', () => {
    expect(paintFor(TERMINAL, {})('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(isPainted(PIPE, {})).toBe(false);
    expect(isPainted({}, {})).toBe(false);
    expect(isPainted(TERMINAL, { TERM: 'dumb' })).toBe(false);
    expect(UNPAINTED('red', 'x')).toBe('x');
  });

  it('is what the environment says: NO_COLOR first, then FORCE_COLOR', () => {
    expect(isPainted(TERMINAL, { NO_COLOR: '1' })).toBe(false);
    expect(isPainted(TERMINAL, { NO_COLOR: '' })).toBe(true);
    expect(isPainted(PIPE, { FORCE_COLOR: '1' })).toBe(true);
    expect(isPainted(TERMINAL, { FORCE_COLOR: '0' })).toBe(false);
    expect(isPainted(PIPE, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});
