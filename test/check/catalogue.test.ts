import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue';

const SRC = resolve(__dirname, '../../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('the catalogue of rules', () => {
  it('has each id and each name once', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  it('has one file for each rule, with its name', () => {
    const named = readdirSync(join(SRC, 'check/rules')).map((file) => basename(file, '.ts'));
    expect(RULES.map(({ name }) => name).sort()).toEqual(named.sort());
  });

  it('knows every rule id that the source mentions', () => {
    const known = new Set<string>(RULES.map(({ id }) => id));
    const unknown = files.flatMap((file) => {
      const ids = readFileSync(join(SRC, file), 'utf8').match(/IPAM\d{3}/g) ?? [];
      return ids.filter((id) => !known.has(id)).map((id) => `${id} in ${file}`);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('shows an example of every rule, which is another when it is put right', () => {
    const without = RULES.filter(({ example }) => example === undefined || example.bad === example.good);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('explains every rule in whole sentences', () => {
    for (const { id, title, why, fix } of RULES) {
      expect(title, id).toMatch(/[^.]$/);
      expect(why, id).toMatch(/[.`)]$/);
      expect(fix, id).toMatch(/[.`)]$/);
    }
  });
});
