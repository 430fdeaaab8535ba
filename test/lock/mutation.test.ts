import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import { arbitraryLock } from './arbitrary-lock';

/** Ways in which a text gets spoilt, by two numbers that choose where. */
const MUTATIONS: Record<string, (text: string, a: number, b: number) => string> = {
  'cut off': (text, a) => text.slice(0, a % text.length),
  'a line twice': (text, a) => onLines(text, (lines) => spliced(lines, at(lines, a), 0, lines[at(lines, a)]!)),
  'a line copied elsewhere': (text, a, b) =>
    onLines(text, (lines) => spliced(lines, at(lines, a), 0, lines[at(lines, b)]!)),
  'two lines swapped': (text, a, b) => onLines(text, (lines) => swapped(lines, at(lines, a), at(lines, b))),
  'a line lost': (text, a) => onLines(text, (lines) => spliced(lines, at(lines, a), 1)),
  'CR LF': (text, a) => onLines(text, (lines) => spliced(lines, at(lines, a), 1, `${lines[at(lines, a)]}\r`)),
  'a character lost': (text, a) => text.slice(0, a % text.length) + text.slice((a % text.length) + 1),
  'a character doubled': (text, a) => text.slice(0, (a % text.length) + 1) + text.slice(a % text.length),
  'a character changed': (text, a, b) =>
    text.slice(0, a % text.length) + ' 0195.:/-#\tabns='.charAt(b % 16) + text.slice((a % text.length) + 1),
  'a term added': (text, a, b) =>
    onLines(text, (lines) => spliced(lines, at(lines, a), 1, `${lines[at(lines, a)]} ${TERMS[b % TERMS.length]}`)),
};
const TERMS = [
  'quarantine=24h',
  'moved',
  'delete=release',
  'since=2026-11-01T00:00:00Z',
  'family=6',
  'family=66',
  'x=1',
  '',
];

const onLines = (text: string, change: (lines: string[]) => string[]): string => change(text.split('\n')).join('\n');
const at = (lines: readonly string[], number: number): number => number % lines.length;
const swapped = (lines: readonly string[], i: number, j: number): string[] =>
  lines.map((line, k) => (k === i ? lines[j]! : k === j ? lines[i]! : line));

function spliced(lines: readonly string[], from: number, count: number, ...added: string[]): string[] {
  const copy = [...lines];
  copy.splice(from, count, ...added);
  return copy;
}

describe('a spoilt lock', () => {
  for (const [name, mutate] of Object.entries(MUTATIONS))
    it(`is refused with a line for every problem, or is a canonical lock again: ${name}`, () => {
      fc.assert(
        fc.property(arbitraryLock, fc.nat(), fc.nat(), (lock, a, b) => {
          const text = mutate(printLock(lock), a, b);
          const read = parseLock(text, 'ipam.lock.yaml');
          if (read.ok) {
            expect(printLock(read.lock)).toBe(text);
            return;
          }
          const lines = text.split('\n').length;
          expect(read.problems.length).toBeGreaterThan(0);
          for (const problem of read.problems) {
            expect(problem.rule).toMatch(/^IPAM23[0-9]$/);
            expect(problem.where.line).toBeGreaterThanOrEqual(1);
            expect(problem.where.line).toBeLessThanOrEqual(lines);
            expect(problem.where.file).toBe('ipam.lock.yaml');
          }
        }),
        { numRuns: 300 },
      );
    });
});
