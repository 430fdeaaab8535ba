import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIB } from '../cli/compiled';
import { endOf, type Run } from '../cli/workshop';
import { lockOf, textOf } from '../lock/lock-text';
import { temporaryFolder } from '../support/folder';

const WRITERS = 4;
const LINES = Number(process.env.WRITER_LINES ?? 60);
const LIVES = Number(process.env.WRITER_LIVES ?? 4);

describe('several writers at once', () => {
  it('lose no update: every line that one of them has added is in the lock', async () => {
    const path = newLock();
    const ends = await Promise.all(Array.from({ length: WRITERS }, (_, i) => endOf(addLines(path, `${i}`))));
    expect(ends.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(ends.map(() => '0 '));
    const refusals = ends.reduce((sum, { stdout }) => sum + countOf(/^again$/gm, stdout), 0);
    console.log(`${WRITERS} writers, ${WRITERS * LINES} updates, ${refusals} refused and made again`);
    expect(refusals).toBeGreaterThan(0);
    expect(idsIn(path)).toHaveLength(1 + WRITERS * LINES);
    expect(readdirSync(join(path, '..'))).toEqual(['ipam.lock.yaml']);
  }, 600_000);

  it('lose no update that was written, and do not hinder each other, when some of them are killed', async () => {
    const path = newLock();
    const ends = (await Promise.all(Array.from({ length: WRITERS }, (_, i) => liveAndDie(path, i)))).flat();
    const faults = ends.filter(({ code, stderr }) => (code !== 0 && code !== 'SIGKILL') || stderr !== '');
    expect(faults).toEqual([]);
    const written = ends.flatMap(({ stdout }) => [...stdout.matchAll(/^done (.+)$/gm)].map(([, id]) => id!));
    const killed = ends.filter(({ code }) => code === 'SIGKILL').length;
    console.log(`${ends.length} writers, ${killed} of them killed, ${written.length} updates`);
    expect(killed).toBeGreaterThan(0);
    const ids = new Set(idsIn(path));
    expect(written.filter((id) => !ids.has(id))).toEqual([]);
    expect(readdirSync(join(path, '..'))).toEqual(['ipam.lock.yaml']);
  }, 600_000);
});

function newLock(): string {
  const path = join(temporaryFolder(), 'ipam.lock.yaml');
  writeFileSync(path, textOf('networks: {}', 'eips:', '  - eip-0 bound prod/shop/Pod/first'));
  return path;
}

const idsIn = (path: string): string[] => lockOf(readFileSync(path, 'utf8')).eips.map(({ id }) => id);

const countOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].length;

const addLines = (path: string, name: string) =>
  spawn(process.execPath, [join(__dirname, 'add-lines.cjs'), LIB, path, name, `${LINES}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** One writer after the other, all killed some time after their first update but the last. */
async function liveAndDie(path: string, index: number): Promise<Run[]> {
  const ends: Run[] = [];
  for (let life = 0; life < LIVES; life++) {
    const writer = addLines(path, `${index}-${life}`);
    const delay = (index * 31 + life * 17) % 50;
    if (life < LIVES - 1) writer.stdout.once('data', () => setTimeout(() => writer.kill('SIGKILL'), delay));
    ends.push(await endOf(writer));
  }
  return ends;
}
