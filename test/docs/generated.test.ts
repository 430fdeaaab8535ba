import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../scripts/docs/pages';

describe('a page that is generated from the program', () => {
  it.each(generatedPages().map((page) => [relative(process.cwd(), page.path), page] as const))(
    '%s says what the program says (npm run docs writes it)',
    (_, { text, wanted }) => {
      expect(text).toBe(wanted);
    },
  );

  it('is one of those that stand in docs/rules: none is left from earlier', () => {
    const folder = resolve('docs/rules');
    const generated = generatedPages().map(({ path }) => path);
    expect(readdirSync(folder).filter((name) => !generated.includes(resolve(folder, name)))).toEqual([]);
  });
});
