import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockChangedProblems, readLockFile, writeLockFile } from '../../src/files/lock-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-'));
  path = join(folder, 'ipam.lock.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const rulesOf = (problems: readonly { readonly rule: string }[]): string[] => problems.map(({ rule }) => rule);

describe('reading the lock file', () => {
  it('refuses devices and named pipes, whose end may never come', () => {
    execFileSync('mkfifo', [path]);
    symlinkSync('/dev/zero', join(folder, 'link'));
    for (const file of [path, '/dev/zero', '/dev/null', join(folder, 'link')])
      expect(readLockFile(file)).toMatchObject({
        ok: false,
        problems: [{ rule: 'IPAM251', where: { file }, message: expect.stringContaining('a device or a named pipe') }],
      });
  });

  it('gives its text, and no text where there is no file', () => {
    expect(readLockFile(path)).toEqual({ ok: true, text: undefined });
    writeFileSync(path, 'version: 1\n');
    expect(readLockFile(path)).toEqual({ ok: true, text: 'version: 1\n' });
  });

  it('keeps a byte order mark for the parser to name', () => {
    writeFileSync(path, '\uFEFFversion: 1\n');
    expect(readLockFile(path)).toEqual({ ok: true, text: '\uFEFFversion: 1\n' });
  });

  it('follows a symbolic link, as build sandboxes make them', () => {
    writeFileSync(join(folder, 'real'), 'x\n');
    symlinkSync('real', path);
    expect(readLockFile(path)).toEqual({ ok: true, text: 'x\n' });
  });

  it('refuses folders, circles of links, paths through files and other encodings, as problems', () => {
    mkdirSync(path);
    symlinkSync('circle', join(folder, 'circle'));
    writeFileSync(join(folder, 'utf16'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    const cases: [string, string, RegExp][] = [
      [path, 'IPAM251', /it is a folder/],
      [join(folder, 'circle'), 'IPAM251', /circle/],
      [join(folder, 'utf16', 'lock'), 'IPAM251', /not a folder/],
      [join(folder, 'utf16'), 'IPAM233', /not UTF-8/],
    ];
    for (const [file, rule, message] of cases)
      expect(readLockFile(file)).toMatchObject({
        ok: false,
        problems: [{ rule, where: { file }, message: expect.stringMatching(message) }],
      });
  });
});

describe('writing the lock file', () => {
  it('makes the file, then replaces it, and leaves nothing else in the folder', () => {
    expect(writeLockFile({ path, before: undefined, text: 'one\n' })).toEqual([]);
    expect(writeLockFile({ path, before: 'one\n', text: 'two\n' })).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('two\n');
    expect(readdirSync(folder)).toEqual(['ipam.lock.yaml']);
  });

  it('keeps the mode of the file', () => {
    writeFileSync(path, 'one\n');
    chmodSync(path, 0o640);
    writeLockFile({ path, before: 'one\n', text: 'two\n' });
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('does not touch a file whose bytes stay the same', () => {
    writeFileSync(path, 'one\n');
    utimesSync(path, 1000, 1000);
    const { ino } = statSync(path);
    expect(writeLockFile({ path, before: 'one\n', text: 'one\n' })).toEqual([]);
    expect(statSync(path)).toMatchObject({ ino, mtimeMs: 1_000_000 });
  });

  it('refuses when the file was changed, made or removed since it was read', () => {
    writeFileSync(path, 'theirs\n');
    expect(rulesOf(writeLockFile({ path, before: 'mine\n', text: 'new\n' }))).toEqual(['IPAM253']);
    expect(rulesOf(writeLockFile({ path, before: undefined, text: 'new\n' }))).toEqual(['IPAM253']);
    expect(rulesOf(lockChangedProblems({ path, before: 'mine\n' }))).toEqual(['IPAM253']);
    expect(readFileSync(path, 'utf8')).toBe('theirs\n');
    rmSync(path);
    expect(rulesOf(writeLockFile({ path, before: 'mine\n', text: 'new\n' }))).toEqual(['IPAM253']);
    expect(existsSync(path)).toBe(false);
  });

  it('does not put a file in the place of a symbolic link', () => {
    writeFileSync(join(folder, 'real'), 'one\n');
    symlinkSync('real', path);
    expect(writeLockFile({ path, before: 'one\n', text: 'two\n' })).toMatchObject([
      { rule: 'IPAM252', message: expect.stringContaining('a symbolic link') },
    ]);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  it('names what is in the way of its turn', () => {
    const post = join(folder, '.ipam.lock.yaml.writer');
    writeFileSync(post, '');
    expect(writeLockFile({ path, before: undefined, text: 'one\n' })).toMatchObject([
      { rule: 'IPAM254', message: expect.stringContaining(`${post} is in the way`) },
    ]);
    expect(readdirSync(folder)).toEqual(['.ipam.lock.yaml.writer']);
  });

  it('reports a dangling link, a folder and a missing folder', () => {
    symlinkSync('nowhere', path);
    expect(rulesOf(writeLockFile({ path, before: undefined, text: 'x\n' }))).toEqual(['IPAM252']);
    mkdirSync(join(folder, 'folder'));
    expect(rulesOf(writeLockFile({ path: join(folder, 'folder'), before: undefined, text: 'x\n' }))).toEqual([
      'IPAM251',
    ]);
    expect(writeLockFile({ path: join(folder, 'missing', 'lock'), before: undefined, text: 'x\n' })).toMatchObject([
      { rule: 'IPAM254', message: expect.stringContaining('its folder does not exist') },
    ]);
    expect(readdirSync(folder).sort()).toEqual(['folder', 'ipam.lock.yaml']);
  });
});
