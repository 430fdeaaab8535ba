import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLock } from '../../src/lock/parse';

interface Vector {
  readonly name: string;
  readonly rule: string;
  readonly line: number;
  readonly text: string;
}

const FILE = join(__dirname, '../fixtures/locks/v1-refused.json');
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Vector[];

describe('the texts that no reader of version 1 accepts', () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s', (_, { text, rule, line }) => {
    const read = parseLock(text, 'ipam.lock.yaml');
    expect(read.ok ? 'accepted' : read.problems[0]).toMatchObject({ rule, where: { line } });
  });
});
