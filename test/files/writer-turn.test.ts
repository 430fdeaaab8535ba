import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeLockFile } from '../../src/files/lock-file';
import { temporaryFolder } from '../support/folder';

const HERE = hostname().replace(/[^A-Za-z0-9.]/g, '_');
/** No process has so high a number. */
const GONE = 4_194_304;

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'ipam.lock.yaml');
  writeFileSync(path, 'old\n');
});

const write = () => writeLockFile({ path, before: 'old\n', text: 'new\n' });

/** As if a writer had stopped in the middle of its turn. */
function leaveTurn(name: string, age = 0): string {
  const turn = join(folder, '.ipam.lock.yaml.writer');
  mkdirSync(turn);
  writeFileSync(join(turn, name), 'half');
  const then = (Date.now() - age) / 1000;
  utimesSync(turn, then, then);
  return turn;
}

const expectWritten = (): void => {
  expect(write()).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  expect(readdirSync(folder)).toEqual(['ipam.lock.yaml']);
};

describe('the turn of a writer', () => {
  it('is taken over from a process that is gone', () => {
    leaveTurn(`${GONE}@${HERE}-Qx3k9Z`);
    expectWritten();
  });

  it('is taken over from an earlier process with our number', () => {
    leaveTurn(`${process.pid}@${HERE}-Qx3k9Z`);
    expectWritten();
  });

  it('is over when its folder is empty', () => {
    mkdirSync(join(folder, '.ipam.lock.yaml.writer'));
    expectWritten();
  });

  it('is taken over after a minute from whom nobody can ask about', () => {
    for (const name of [`7@another-machine-Qx3k9Z`, `${process.ppid}@${HERE}-Qx3k9Z`, 'no writer has this name']) {
      writeFileSync(path, 'old\n');
      leaveTurn(name, 120_000);
      expectWritten();
    }
  });

  it('is respected for a minute: whoever comes next waits, and then says who is writing', () => {
    const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    try {
      const who = [
        [`${process.ppid}@${HERE}-Qx3k9Z`, `, process ${process.ppid} on ${HERE}, and`],
        [`${GONE}@another.machine-Qx3k9Z`, `, process ${GONE} on another.machine, and`],
        ['no writer has this name', 'is writing the lock file, and'],
      ] as const;
      for (const [name, words] of who) {
        const turn = leaveTurn(name);
        expect(write()).toMatchObject([
          { rule: 'IPAM256', where: { file: path }, message: expect.stringContaining(words) },
        ]);
        expect(readFileSync(path, 'utf8')).toBe('old\n');
        expect(readdirSync(folder)).toEqual(['.ipam.lock.yaml.writer', 'ipam.lock.yaml']);
        rmSync(turn, { recursive: true });
      }
      expect(wait).toHaveBeenCalledTimes(3 * 2000);
    } finally {
      wait.mockRestore();
    }
  });

  it('that was taken away writes nothing, and undoes what belongs to it', () => {
    const done: string[] = [];
    const companion = {
      act: () => {
        done.push('act');
        rmSync(join(folder, '.ipam.lock.yaml.writer'), { recursive: true });
        return [];
      },
      undo: () => done.push('undo') as unknown as undefined,
    };
    expect(writeLockFile({ path, before: 'old\n', text: 'new\n' }, companion)).toMatchObject([{ rule: 'IPAM253' }]);
    expect(done).toEqual(['act', 'undo']);
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['ipam.lock.yaml']);
  });

  it('is preceded by a look at what killed writers have left: what they had not begun to publish goes too', () => {
    const left = [`.ipam.lock.yaml.${GONE}@${HERE}-Qx3k9Z`, `.ipam.lock.yaml.${GONE}@${HERE}-Qx3k9Z-old`];
    const kept = [`.ipam.lock.yaml.${process.ppid}@${HERE}-Qx3k9Z`, `.ipam.lock.yaml.7@elsewhere-Qx3k9Z`, '.ipam'];
    for (const name of [...left, ...kept]) mkdirSync(join(folder, name));
    expect(write()).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([...kept, 'ipam.lock.yaml'].sort());
  });
});
