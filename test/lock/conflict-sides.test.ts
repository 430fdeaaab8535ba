import { expect, it } from 'vitest';
import { conflictSides } from '../../src/lock/conflict-sides';

const text = (...lines: readonly string[]): string => [...lines, ''].join('\n');

it('gives each side all that is outside the markers, and its own', () => {
  const merged = text('a', '<<<<<<< HEAD', 'b', '=======', 'c', '>>>>>>> feature', 'd', '<<<<<<< HEAD', '=======', 'e');
  expect(conflictSides(`${merged}>>>>>>> feature\n`)).toEqual({
    ours: text('a', 'b', 'd'),
    theirs: text('a', 'c', 'd', 'e'),
  });
});

it('leaves out what the style diff3 adds, and reads lines that end in CR LF', () => {
  const merged = text('a', '<<<<<<< ours', 'b', '||||||| 1a2b3c4', 'x', '=======', 'c', '>>>>>>> theirs');
  expect(conflictSides(merged)).toEqual({ ours: text('a', 'b'), theirs: text('a', 'c') });
  expect(conflictSides(merged.replaceAll('\n', '\r\n'))?.ours).toBe('a\r\nb\r\n');
});

it('finds none in a text without markers', () => {
  expect(conflictSides(text('a', '======', '# <<<<<<< HEAD'))).toBeUndefined();
});
