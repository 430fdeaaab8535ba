import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLockFile } from '../../src/files/lock-file';
import { parseLock } from '../../src/lock/parse';
import { LIB } from '../cli/compiled';
import { leasesText } from '../lock/lock-text';
import { temporaryFolder } from '../support/folder';

const RUNS = Number(process.env.KILL_RUNS ?? 40);

describe('a writer that is killed', () => {
  it('leaves the whole old lock or the whole new one at any moment, and hinders nobody after it', async () => {
    const folder = temporaryFolder();
    const texts = [bigLock(0), bigLock(1)];
    const files = ['one', 'other'].map((name) => join(temporaryFolder(), name));
    files.forEach((file, i) => {
      writeFileSync(file, texts[i]!);
    });
    const path = join(folder, 'ipam.lock.yaml');
    writeFileSync(path, texts[0]!);
    const counts = { old: 0, new: 0, 'with something left behind': 0 };
    /** When a kill meets the writer is up to the machine: a slow one needs more of them. */
    const isSeen = () => Object.values(counts).every((count) => count > 0);
    for (let run = 0; run < RUNS || (run < 10 * RUNS && !isSeen()); run++) {
      const before = readFileSync(path, 'utf8');
      await writeAndKill([path, ...files], delayOf(run));
      const after = readFileSync(path, 'utf8');
      expect(texts).toContain(after);
      counts[after === before ? 'old' : 'new']++;
      if (readdirSync(folder).length > 1) counts['with something left behind']++;
    }
    console.log(`${counts.old + counts.new} writers killed: ${JSON.stringify(counts)}`);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
    expectUnhindered(path);
    expect(readdirSync(folder)).toEqual(['ipam.lock.yaml']);
  }, 600_000);
});

/** Large enough that writing it takes some milliseconds. */
function bigLock(odd: number): string {
  const text = leasesText(
    ...Array.from({ length: 20_000 }, (_, i) => `10.${i >> 8}.${i & 255}.${odd} bound prod/shop/Pod/pod-${i}`),
  );
  expect(parseLock(text, 'lock')).toMatchObject({ ok: true });
  return text;
}

/** Milliseconds after the beginning: half of the kills come early, when most happens. */
const delayOf = (run: number): number => ((run * 7919) % 97) / (run % 2 === 0 ? 16 : 2);

function expectUnhindered(path: string): void {
  const before = readFileSync(path, 'utf8');
  const text = leasesText('10.0.0.1 bound prod/shop/Pod/next');
  expect(writeLockFile({ path, before, text })).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe(text);
}

function writeAndKill(paths: readonly string[], delay: number): Promise<void> {
  const writer = spawn(process.execPath, [join(__dirname, 'replace-once.cjs'), LIB, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  writer.stdout.once('data', () => setTimeout(() => writer.kill('SIGKILL'), delay));
  return new Promise((resolve, reject) => {
    writer.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`the writer ended by itself with ${code}`)),
    );
  });
}
