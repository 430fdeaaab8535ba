import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestTexts } from '../../src/net/nearest-texts';

/** The definition, word for word: what it takes to make one beginning of the other. */
function naiveDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    naiveDistance(restA, b) + 1,
    naiveDistance(a, restB) + 1,
    naiveDistance(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    isSwapped ? naiveDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe('the distance of two texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

  it('is that of its definition, up to where it gives up', () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
        const distance = naiveDistance(a, b);
        expect(editDistance(a, b)).toBe(distance);
        expect(editDistance(a, b, most) <= most).toBe(distance <= most);
      }),
    );
  });
});

describe('what was probably meant', () => {
  it.each([
    ['redsi', ['redis']],
    ['REDIS', ['redis']],
    ['redi', ['redis', 'reds']],
    ['mongo', []],
  ])('by %s', (text, meant) => {
    expect(nearestTexts(text, ['reds', 'redis', 'postgres', 'redis'])).toEqual(expect.arrayContaining(meant));
    if (meant.length === 0) expect(nearestTexts(text, ['reds', 'redis', 'postgres'])).toEqual([]);
  });

  it('is at most three texts, the nearest first, then in their order', () => {
    expect(nearestTexts('abcd', ['abce', 'abcf', 'abcg', 'abch', 'abcd'])).toEqual(['abcd', 'abce', 'abcf']);
  });
});
