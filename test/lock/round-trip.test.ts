import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import { EMPTY_LOCK } from '../../src/model/lock';
import { arbitraryLock } from './arbitrary-lock';

const FILE = 'ipam.lock.yaml';

describe('the text of a lock', () => {
  it('reads back to the same lock, and that prints to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        const text = printLock(lock);
        const read = parseLock(text, FILE);
        expect(read).toEqual({ ok: true, lock });
        expect(read.ok && printLock(read.lock)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('is YAML in which every item is a text and every key too', () => {
    fc.assert(
      fc.property(arbitraryLock, (lock) => {
        const { version, networks, eips, ...rest } = parseYaml(printLock(lock)) as Record<string, unknown>;
        expect(version).toBe(1);
        expect(rest).toEqual({});
        expect(Object.keys(networks as object)).toEqual(lock.networks.map(({ name }) => name));
        for (const network of Object.values(networks as Record<string, Record<string, unknown[]>>))
          for (const items of Object.values(network)) expect(items.every(isText)).toBe(true);
        expect(((eips ?? []) as unknown[]).every(isText)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('says which networks there are even when there are none', () => {
    expect(printLock(EMPTY_LOCK)).toMatch(/^(# .*\n){4}version: 1\nnetworks: \{\}\n$/);
    expect(parseLock(printLock(EMPTY_LOCK), FILE)).toEqual({ ok: true, lock: EMPTY_LOCK });
  });

  it('is never printed with a network name that would be another YAML type', () => {
    const network = { carved: [], headings: [], claims: [], leases: [] };
    for (const name of ['on', 'null', '12', '1e3', '0x1f', '2026-11-01', 'a b', 'a:', '-a', ''])
      expect(() => printLock({ version: 1, networks: [{ name, ...network }], eips: [] })).toThrow(
        'cannot have a network',
      );
  });
});

const isText = (item: unknown): boolean => typeof item === 'string';
