import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue';

const ROOT = join(__dirname, '../..');
const IDS = new Set<string>(RULES.map(({ id }) => id));

const PAGES = ['README.md', ...pagesOf('docs')].map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

describe.each(PAGES)('$path', ({ path, text }) => {
  it('links to files and headings that exist', () => {
    expect(linksOf(text).filter((link) => !leadsSomewhere(link, path))).toEqual([]);
  });

  it('names rules that exist', () => {
    const named = [...text.matchAll(/\bIPAM[0-9]{3}\b/g)].map(([id]) => id);
    expect(named.filter((id) => !IDS.has(id))).toEqual([]);
  });
});

it('every page of docs is reachable from the README', () => {
  const reached = new Set<string>(['README.md']);
  for (const path of reached) {
    const text = PAGES.find((page) => page.path === path)?.text ?? '';
    for (const link of linksOf(text)) reached.add(join(dirname(path), link.split('#')[0]!));
  }
  expect(PAGES.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});

function pagesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path))
    .sort();
}

/** The targets of links and images, other than those into the web. */
const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link));

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

function leadsSomewhere(link: string, from: string): boolean {
  const [file = '', heading] = link.split('#');
  const path = file === '' ? join(ROOT, from) : join(ROOT, dirname(from), file);
  if (!existsSync(path)) return false;
  return heading === undefined || headingsOf(readFileSync(path, 'utf8')).has(heading);
}

/** As GitHub writes them in addresses. */
const headingsOf = (text: string): Set<string> =>
  new Set(
    [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
