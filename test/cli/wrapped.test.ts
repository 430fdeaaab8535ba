import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/cli/wrapped';

describe('wrapped text', () => {
  it('breaks between words', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('leaves a word whole that is longer than the line', () => {
    expect(wrapped('a 10.23.0.0..10.23.0.255 b', 10)).toEqual(['a', '10.23.0.0..10.23.0.255', 'b']);
  });

  it('counts letters of two columns as two', () => {
    expect(wrapped('网络 地址 a', 9)).toEqual(['网络 地址', 'a']);
    expect(wrapped('网络 地址 a', 8)).toEqual(['网络', '地址 a']);
  });

  it('is one line where nobody says how wide', () => {
    expect(wrapped('one two three', undefined)).toEqual(['one two three']);
  });

  it('loses nothing, and is as narrow as its words allow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\w{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          const lines = wrapped(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});
