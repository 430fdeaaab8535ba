import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { carryOut, PAGES_CARRIED_OUT } from '../../scripts/docs/tutorial';
import { temporaryFolder } from '../support/folder';

const ROOT = resolve(__dirname, '../..');
const BEGINNING = /^```\w+ tutorial/m;

it.each(PAGES_CARRIED_OUT.map((path) => relative(ROOT, path)))(
  'the commands of %s print what it says that they print (npm run docs writes it)',
  (path) => {
    const page = readFileSync(join(ROOT, path), 'utf8');
    expect(page).toMatch(BEGINNING);
    expect(carryOut(page, temporaryFolder())).toBe(page);
  },
  120_000,
);

it('no other page has commands that would not be run', () => {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const forgotten = pages
    .map((name) => join(ROOT, 'docs', name))
    .filter((path) => !PAGES_CARRIED_OUT.includes(path) && BEGINNING.test(readFileSync(path, 'utf8')));
  expect(forgotten).toEqual([]);
});
