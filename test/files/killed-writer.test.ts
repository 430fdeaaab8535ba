import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLock } from '../../src/lock/parse';

const WRITER = join(__dirname, 'replace-for-ever.ts');

describe('a writer that is killed in the middle', () => {
  it('leaves a whole lock, old or new, every time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-'));
    try {
      for (let round = 0; round < 8; round++) {
        const path = join(folder, `${round}.lock.yaml`);
        await writeAndKill(path, round * 7);
        expect(parseLock(readFileSync(path, 'utf8'), path)).toMatchObject({ ok: true });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

/** Kills the writer so many milliseconds after its first lock is there. */
function writeAndKill(path: string, delay: number): Promise<void> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  writer.stdout.once('data', () => setTimeout(() => writer.kill('SIGKILL'), delay));
  return new Promise((resolve, reject) => {
    writer.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`the writer ended by itself with ${code}`)),
    );
  });
}
