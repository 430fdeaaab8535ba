import { describe, expect, it } from 'vitest';
import { mergeByGit } from './merge-by-git';
import { mergeLines } from './merge-lines';

const text = (lines: string): string => `${lines.split(' ').join('\n')}\n`;

describe('the merge of lines that the model makes', () => {
  it.each([
    ['changes that stay apart', 'a x b c d', 'a b c y d', 'a x b c y d'],
    ['a change of one side', 'a b c d', 'a c', 'a c'],
    ['the same change of both', 'a x b c d', 'a x b c d', 'a x b c d'],
    ['two lines in one place', 'a x b c d', 'a y b c d', undefined],
    ['a line beside one that is gone', 'a c d', 'a b x c d', undefined],
    ['the same line, and more', 'a x b c d', 'a x y b c d', undefined],
  ])('%s: as git has it', (_, ours, theirs, merged) => {
    const sides = { base: text('a b c d'), ours: text(ours), theirs: text(theirs) };
    const wanted = merged === undefined ? { isClean: false } : { isClean: true, text: text(merged) };
    expect([mergeLines(sides), mergeByGit(sides)]).toEqual([wanted, wanted]);
  });

  it('is not told where a line has moved or is there twice', () => {
    const [base, theirs] = [text('a b c d'), text('a b c')];
    expect(mergeLines({ base, ours: text('b a c d'), theirs })).toBeUndefined();
    expect(mergeLines({ base, ours: text('a b c b d'), theirs })).toBeUndefined();
  });
});
