import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';

const FOLDER = join(__dirname, '../fixtures/locks/v1');

describe('locks that were written by version 1', () => {
  for (const file of readdirSync(FOLDER).sort())
    it(`are read and printed for ever as they were: ${file}`, () => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      const read = parseLock(text, file);
      expect(read).toMatchObject({ ok: true });
      expect(read.ok && printLock(read.lock)).toBe(text);
    });
});
