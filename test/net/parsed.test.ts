import { describe, expect, it } from 'vitest';
import { describeFault, meantBy, parsed, refused, valueOrThrow } from '../../src/net/parsed';

describe('what parsing gives', () => {
  it('is the value', () => {
    expect(valueOrThrow(parsed(7))).toBe(7);
    expect(meantBy(parsed(7))).toBe('7');
  });

  it('is otherwise one sentence that says what to write', () => {
    expect(describeFault(refused('a', 'is not b', 'b').fault)).toBe('"a" is not b; write "b"');
    expect(describeFault(refused('a', 'is not b').fault)).toBe('"a" is not b');
    expect(() => valueOrThrow(refused('a', 'is not b'))).toThrow('"a" is not b');
    expect(meantBy(refused('a', 'is not b', 'b'))).toBe('b');
    expect(meantBy(refused('a', 'is not b'))).toBeUndefined();
  });

  it('shows what the eye would miss in the text', () => {
    expect(describeFault(refused('a"\n', 'is not b').fault)).toBe('"a\\"\\n" is not b');
  });
});
