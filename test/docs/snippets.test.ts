import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEADER, printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';

const ROOT = resolve(__dirname, '../..');

const PAGES = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const blocksOf = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, a = '', b = '']) => [a, b] as const);

/** Whether a text has these lines, however deep they are indented there. */
const hasLines = (text: string, lines: string): boolean =>
  [0, 2, 4, 6, 8, 10].some((depth) => text.includes(lines.replace(/^(?=.)/gm, ' '.repeat(depth))));

describe.each(PAGES)('$path', ({ text }) => {
  it('quotes examples as they are', () => {
    for (const [source, quoted] of blocksOf(text, /^```\w+ from=(\S+)\n([\s\S]*?)^```$/gm)) {
      expect(hasLines(readFileSync(join(ROOT, source), 'utf8'), quoted), `${source} has:\n${quoted}`).toBe(true);
    }
  });

  it('shows spoilt locks with the rule and the line that refuse them', () => {
    const spoilt = [...text.matchAll(/^(?:(IPAM\d{3}) in line (\d+):\n\n)?```yaml lock refused\n([\s\S]*?)^```$/gm)];
    for (const [, rule, line, body] of spoilt) {
      const read = parseLock(`${HEADER.join('\n')}\n${body}`, 'ipam.lock.yaml');
      expect(read.ok ? [] : read.problems, body).toMatchObject([
        { rule, where: { line: HEADER.length + Number(line) } },
      ]);
    }
  });

  it('shows locks in the form in which they are written', () => {
    for (const [body] of blocksOf(text, /^```yaml lock\n([\s\S]*?)^```$/gm)) {
      const whole = `${HEADER.join('\n')}\n${body}`;
      const read = parseLock(whole, 'ipam.lock.yaml');
      expect(read.ok ? [] : read.problems).toEqual([]);
      if (read.ok) expect(printLock(read.lock)).toBe(whole);
    }
  });
});
