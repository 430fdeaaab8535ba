import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, linesThatMatch } from './files';

const SOURCES = filesUnder(['src'], ['.ts']);
const TEXTS = filesUnder(
  ['src', 'docs', 'examples', 'README.md', 'CHANGELOG.md'],
  ['.ts', '.js', '.mjs', '.md', '.yaml', '.yml', '.json', '.sh', '.txt', '.html'],
);

const LONGEST_FILE = 300;

/** The one file that reads the clock, for a judge that nothing depends on: docs/decisions/0007. */
const CLOCK = 'src/cli/present.ts';

describe('a source file', () => {
  it('has at most 300 lines', () => {
    const tooLong = SOURCES.filter(({ text }) => text.trimEnd().split('\n').length > LONGEST_FILE);
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });

  it('is named in kebab case, for one idea', () => {
    const names = SOURCES.map(({ path }) => path).filter((path) => {
      const name = posix.basename(path, '.ts');
      return /^(utils?|helpers?|types?|common|misc)$/.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
    });
    expect(names).toEqual([]);
  });

  it.each([
    ['the locale', /\.localeCompare\b|\.toLocale[A-Z]|\bIntl\./],
    ['the clock', /\bDate\.now\b|\bnew Date(\(\s*\)|\s*[;,)])|(?<!new )\bDate\(|\bperformance\.now\b/],
    ['chance', /\bMath\.random\b/],
  ])('never asks %s', (_, pattern) => {
    const others = SOURCES.filter(({ path }) => path !== CLOCK);
    expect(linesThatMatch(others, pattern)).toEqual([]);
  });
});

describe('a text that users read', () => {
  it('tells nothing of the place where it was written', () => {
    expect(linesThatMatch(TEXTS, /\/work\/|\bshared\/|\bsessions?\b|\bassistants?\b/i)).toEqual([]);
  });
});
