import { describe, expect, it } from 'vitest';
import { NO_NUMBER, readWholeNumber } from '../../src/net/whole-number';

const read = (text: string) => readWholeNumber(text, 0, text.length);

describe('a whole number', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    ['10', 10],
    ['999999999', 999_999_999],
  ])('is read from %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each(['', '00', '07', '1000000000', '-1', '+1', ' 1', '1 ', '1e3', '0x1', '1.0', '٣'])(
    'is not read from %j',
    (text) => {
      expect(read(text)).toBe(NO_NUMBER);
    },
  );

  it('is read from the middle of a text', () => {
    expect(readWholeNumber('10..27 ', 4, 6)).toBe(27);
  });
});
